export const ACCOUNT_TYPES = ['outlook', 'highlevel', 'nylas'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/** What a Zap can subscribe to; the names are the keys of the triggers. */
export const CONTACT_EVENTS = ['contact_changed', 'contact_deleted'] as const;
export type ContactEvent = (typeof CONTACT_EVENTS)[number];

/** What Graph tells about a subscription itself. */
export type LifecycleEvent = 'reauthorization_required' | 'subscription_removed' | 'missed';

/** What a Zap gets, as docs/relay.md describes it. */
export interface Notice {
  readonly event: ContactEvent | LifecycleEvent;
  readonly account_type: AccountType;
  readonly account: string | null;
  readonly id: string | null;
  readonly at: string;
  readonly subscription?: string;
  readonly expires_at?: string | null;
  readonly full_name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
}

/** A vendor's event, verified, and how a repeat of it is known. */
export interface VendorEvent {
  readonly notice: Notice;
  /** The same for every repeat of the event; undefined if nothing tells a repeat from another event. */
  readonly key: string | undefined;
  /** For how long repeats are known, in minutes. */
  readonly rememberMinutes: number;
  /** Where it's delivered to; undefined for every subscription to its account. */
  readonly address: string | undefined;
}

/** The longest time in which a vendor repeats an event is Graph's, 4 hours. */
export const DAY_MINUTES = 24 * 60;
