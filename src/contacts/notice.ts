/** What a notice is about: a contact, or the subscription itself. */
export type NoticeEvent = WatchedEvent | 'reauthorization_required' | 'subscription_removed' | 'missed';

/** What a Zap can watch. `contact_changed` includes new contacts. */
export type WatchedEvent = 'contact_changed' | 'contact_deleted';

/** What the relay tells a Zap, at once. */
export interface Notice {
  readonly event: NoticeEvent;
  readonly account_type: string;
  /** Whose contact: the location or the mailbox; null if the vendor doesn't say. */
  readonly account: string | null;
  /** The contact's ID; null if the notice is about the subscription. */
  readonly id: string | null;
  /** When it happened, ISO 8601, UTC. */
  readonly at: string;
  /** The vendor's ID of the subscription, if it has one for each Zap. */
  readonly subscription: string | null;
  /** What the vendor says about a deleted contact. */
  readonly full_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** A contact that no longer exists, as far as it's known. */
export interface DeletedContact {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly deleted_at: string;
  readonly full_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** The deleted contact of a notice. */
export function deletedContactOf({ id, at, full_name, email, phone }: Notice): readonly DeletedContact[] {
  return id === null ? [] : [{ id, deleted_at: at, full_name, email, phone }];
}

/** Reads the JSON that the relay sends; null if it's something else. */
export function readNotice(body: unknown): Notice | null {
  if (typeof body !== 'object' || body === null) return null;
  const text = (key: string): string | null => {
    const value: unknown = Reflect.get(body, key);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const event = EVENTS.find((one) => one === text('event'));
  const [account_type, id, at] = [text('account_type'), text('id'), text('at')];
  if (event === undefined || account_type === null || at === null || Number.isNaN(Date.parse(at))) return null;
  if (id === null && (event === 'contact_changed' || event === 'contact_deleted')) return null;
  return {
    event,
    account_type,
    account: text('account'),
    id,
    at,
    subscription: text('subscription'),
    full_name: text('full_name'),
    email: text('email'),
    phone: text('phone'),
  };
}

const EVENTS: readonly NoticeEvent[] = ['contact_changed', 'contact_deleted', 'reauthorization_required', 'subscription_removed', 'missed'];
