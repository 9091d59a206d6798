import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { withoutEmpty } from '../json.ts';
import { isOnThisMachine, Notifications } from '../notifications.ts';
import type { Clock } from '../service.ts';
import { fullName } from './contact_input.ts';
import { isoText } from './dates.ts';
import type { Contact, WebhookType } from './records.ts';

/**
 * The marketplace app's webhooks: one address for all locations, signed with a key pair of this sandbox.
 * https://marketplace.gohighlevel.com/docs/webhook/WebhookIntegrationGuide
 */
export class Webhooks {
  /** PEM. */
  readonly publicKey: string;
  readonly notifications: Notifications;
  #url: string | null = null;
  readonly #clock: Clock;
  readonly #keys = generateKeyPairSync('ed25519');

  constructor(clock: Clock) {
    this.#clock = clock;
    this.notifications = new Notifications(clock, repeatAfter);
    this.publicKey = this.#keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  /** The address that the app's publisher enters in the marketplace; null for none. */
  get url(): string | null {
    return this.#url;
  }

  set url(url: string | null) {
    if (url !== null && !isOnThisMachine(url)) throw new Error('The sandbox only sends notifications to this machine.');
    this.#url = url;
  }

  tell(type: WebhookType, contact: Contact): void {
    if (this.#url === null) return;
    const body = JSON.stringify({
      type,
      webhookId: randomUUID(),
      timestamp: new Date(this.#clock()).toISOString(),
      appId: 'sandbox-app',
      versionId: 'sandbox-app',
      ...withoutEmpty(payloadOf(contact)),
    });
    const signature = sign(null, Buffer.from(body), this.#keys.privateKey).toString('base64');
    this.notifications.post({ url: this.#url, headers: { 'content-type': 'application/json', 'x-ghl-signature': signature }, body });
  }

  clear(): void {
    this.#url = null;
    this.notifications.clear();
  }
}

function payloadOf(contact: Contact): Record<string, unknown> {
  return {
    locationId: contact.locationId,
    id: contact.id,
    name: fullName(contact),
    firstName: contact.firstName,
    lastName: contact.lastName,
    email: contact.email,
    phone: contact.phone,
    companyName: contact.companyName,
    address1: contact.address1,
    city: contact.city,
    state: contact.state,
    postalCode: contact.postalCode,
    country: contact.country,
    website: contact.website,
    source: contact.source,
    assignedTo: contact.assignedTo,
    dateOfBirth: contact.dateOfBirth,
    dateAdded: isoText(contact.dateAdded),
    dnd: contact.dnd,
    tags: contact.tags,
    customFields: contact.customFields,
    attachments: [],
  };
}

/** Only after a 429: six times, ten minutes apart. Any other answer is final. */
function repeatAfter(status: number | null, attempt: number): number | undefined {
  return status === 429 && attempt <= 6 ? 10 * 60_000 : undefined;
}
