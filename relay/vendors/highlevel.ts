import { type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import { type ContactEvent, DAY_MINUTES, type VendorEvent } from '../notice.ts';
import { accountId } from './account_id.ts';
import { instantIn } from './instant.ts';
import { contactId, optionalText } from './texts.ts';

const MINUTE = 60_000;
/** HighLevel repeats an event for an hour after a 429. */
const AGE_LIMIT = 75 * MINUTE;
/** How far its clock may be ahead of ours. */
const CLOCK_LIMIT = 5 * MINUTE;

const webhook = z.object({
  type: z.string(),
  locationId: accountId,
  id: contactId,
  webhookId: z.string().min(1).max(500),
  timestamp: z.union([z.string(), z.number()]),
  name: optionalText,
  firstName: optionalText,
  lastName: optionalText,
  email: optionalText,
  phone: optionalText,
});

const typed = z.object({ type: z.string() });

const EVENTS: Readonly<Record<string, ContactEvent>> = {
  ContactCreate: 'contact_changed',
  ContactUpdate: 'contact_changed',
  ContactTagUpdate: 'contact_changed',
  ContactDndUpdate: 'contact_changed',
  ContactDelete: 'contact_deleted',
};

/** Whether HighLevel signed exactly these bytes. */
export function isSignedByHighLevel(body: Buffer, signature: string, key: KeyObject): boolean {
  return /^[\w+/=-]+$/.test(signature) && verify(null, body, key, Buffer.from(signature, 'base64'));
}

/** A signed body as an event; null if it isn't about a contact; a text is why it's refused. */
export function highlevelEvent(body: unknown, now: number): VendorEvent | null | string {
  if (!isAboutContact(body)) return null;
  const parsed = webhook.safeParse(body);
  if (!parsed.success) return "The event isn't complete.";
  const { type, locationId, id, webhookId, timestamp, ...person } = parsed.data;
  const event = EVENTS[type];
  const at = instantIn(timestamp);
  if (event === undefined || at === undefined) return "The event's timestamp isn't a time.";
  if (now - Date.parse(at) > AGE_LIMIT) return 'The event is older than 75 minutes.';
  if (Date.parse(at) - now > CLOCK_LIMIT) return 'The event is from the future.';
  const known = event === 'contact_deleted' ? deletedPerson(person) : {};
  return {
    notice: { event, account_type: 'highlevel', account: locationId, id, at, ...known },
    key: JSON.stringify(['highlevel', webhookId]),
    rememberMinutes: DAY_MINUTES,
    address: undefined,
  };
}

function isAboutContact(body: unknown): boolean {
  const parsed = typed.safeParse(body);
  return parsed.success && Object.hasOwn(EVENTS, parsed.data.type);
}

type Person = Pick<z.infer<typeof webhook>, 'name' | 'firstName' | 'lastName' | 'email' | 'phone'>;

function deletedPerson({ name, firstName, lastName, email, phone }: Person): Pick<VendorEvent['notice'], 'full_name' | 'email' | 'phone'> {
  return { full_name: name ?? ([firstName, lastName].filter(Boolean).join(' ') || null), email, phone };
}
