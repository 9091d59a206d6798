import { randomUUID } from 'node:crypto';
import { Notifications } from '../notifications.ts';
import type { Clock } from '../service.ts';
import type { ContactListener, StoredContact } from './contact.ts';
import { mutableId } from './ids.ts';

export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

/** What someone asked Graph to tell. https://learn.microsoft.com/graph/api/resources/subscription */
export interface Subscription {
  readonly id: string;
  readonly resource: string;
  readonly folderId: string;
  readonly changeTypes: readonly string[];
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  /** Milliseconds since 1970. */
  readonly expires: number;
  /** The notices name contacts by their immutable ID. */
  readonly immutable: boolean;
  /** Graph has asked to renew it, which it does once for each expiry. */
  readonly hasAsked: boolean;
}

/**
 * The mailbox's subscriptions. They end by the clock, ask to be renewed a day before, and hear that they missed what was
 * given up. Every change and every request about them looks at the clock; tests that move it call `tick`.
 */
export class Subscriptions {
  readonly all = new Map<string, Subscription>();
  /** While it's true, changes aren't told, and the subscription hears later that it missed some. */
  isInterrupted = false;
  readonly notifications: Notifications;
  readonly #clock: Clock;
  readonly #userId: string;
  readonly #missing = new Set<string>();

  constructor(clock: Clock, userId: string) {
    this.#clock = clock;
    this.#userId = userId;
    this.notifications = new Notifications(clock, repeatAfter, ({ body }) => {
      for (const id of this.all.keys()) if (body.includes(id)) this.#missing.add(id);
    });
  }

  add(subscription: Omit<Subscription, 'id' | 'hasAsked'>): Subscription {
    const added = { ...subscription, id: randomUUID(), hasAsked: false };
    this.all.set(added.id, added);
    return added;
  }

  /** The subscription, if it hasn't ended. */
  find(id: string): Subscription | undefined {
    this.tick();
    return this.all.get(id);
  }

  renew(subscription: Subscription, expires: number): Subscription {
    const renewed = { ...subscription, expires, hasAsked: false };
    this.all.set(renewed.id, renewed);
    return renewed;
  }

  /** Ends what has expired, and asks to renew what will. */
  tick(): void {
    const now = this.#clock();
    for (const subscription of [...this.all.values()]) {
      if (subscription.expires <= now) this.all.delete(subscription.id);
      else if (!subscription.hasAsked && subscription.expires - now <= ASKS_BEFORE) {
        this.all.set(subscription.id, { ...subscription, hasAsked: true });
        this.#tellLifecycle(subscription, 'reauthorizationRequired');
      }
    }
    if (!this.isInterrupted) this.#tellMissed();
  }

  /** Ends a subscription and says so, as when a password changes. */
  remove(id: string): void {
    const subscription = this.all.get(id);
    if (subscription === undefined) return;
    this.all.delete(id);
    this.#tellLifecycle(subscription, 'subscriptionRemoved');
  }

  /** Changes are told again, and who missed some hears it. */
  resume(): void {
    this.isInterrupted = false;
    this.tick();
  }

  #tellMissed(): void {
    const missing = [...this.#missing];
    this.#missing.clear();
    for (const id of missing) {
      const subscription = this.all.get(id);
      if (subscription !== undefined) this.#tellLifecycle(subscription, 'missed');
    }
  }

  tell: ContactListener = (change, contact) => {
    this.tick();
    for (const subscription of this.all.values()) {
      if (subscription.folderId !== contact.folderId || !subscription.changeTypes.includes(change)) continue;
      if (this.isInterrupted) this.#missing.add(subscription.id);
      else this.#post(subscription.notificationUrl, this.#noticeOf(subscription, change, contact));
    }
  };

  clear(): void {
    this.all.clear();
    this.#missing.clear();
    this.isInterrupted = false;
    this.notifications.clear();
  }

  #noticeOf(subscription: Subscription, changeType: string, contact: StoredContact): object {
    const id = subscription.immutable ? contact.id : mutableId(contact);
    const resource = `Users/${this.#userId}/Contacts/${id}`;
    return {
      ...shared(subscription),
      changeType,
      resource,
      resourceData: {
        '@odata.type': '#Microsoft.Graph.Contact',
        '@odata.id': resource,
        '@odata.etag': `W/"${contact.changeKey}"`,
        id,
      },
    };
  }

  #tellLifecycle(subscription: Subscription, lifecycleEvent: LifecycleEvent): void {
    const { lifecycleNotificationUrl: url, resource } = subscription;
    if (url !== null) this.#post(url, { ...shared(subscription), resource, lifecycleEvent });
  }

  #post(url: string, notice: object): void {
    this.notifications.post({ url, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ value: [notice] }) });
  }
}

function shared({ id, expires, clientState }: Subscription): object {
  return { subscriptionId: id, subscriptionExpirationDateTime: new Date(expires).toISOString(), clientState, tenantId: TENANT };
}

const TENANT = '84bd8158-6d4d-4958-8b9f-9d6445542f95';
const HOUR = 60 * 60 * 1000;
/** It isn't documented how long before. */
const ASKS_BEFORE = 24 * HOUR;

/** Until there is a 2xx, for four hours. https://learn.microsoft.com/graph/change-notifications-delivery-webhooks */
function repeatAfter(_status: number | null, attempt: number, age: number): number | undefined {
  const pause = 10_000 * 2 ** Math.min(attempt, 8);
  return age + pause > 4 * HOUR ? undefined : pause;
}
