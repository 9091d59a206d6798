import type { ContactField } from '../contacts/contact_field.ts';
import { contactField, isContactKey } from '../contacts/contact_keys.ts';
import { LONGEST_PHONE } from '../contacts/phone.ts';
import { LONGEST_EMAIL } from '../contacts/text.ts';

/** Texts that people write by the page: only the account knows how long they may be. */
const OPEN = ['notes', 'body', 'note_body', 'description', 'photo'];

/** Characters of inputs whose length is known: of the address of mail, of a web address, of what the platform itself hands over. */
const KNOWN: ReadonlyMap<string, number> = new Map([
  ['tag', 255],
  ['tags', 255],
  ['path', 2_048],
  ['website', 2_048],
  // A cursor of the service is in it, which can be an address with a filter.
  ['page', 20_000],
]);

/** The same of inputs that hold an address, a number or a day. */
const LONGEST_OF: Readonly<Record<NonNullable<ContactField['holds']>, number>> = { email: LONGEST_EMAIL, phone: LONGEST_PHONE, day: 100 };

/** Names, places and ids: no account type keeps longer ones. */
const USUAL = 1_000;

/** The most characters that the input can have. Undefined where that is the account's to say. */
export function longestOf(key: string): number | undefined {
  const holds = isContactKey(key) ? contactField(key).holds : undefined;
  if (holds !== undefined) return LONGEST_OF[holds];
  return KNOWN.get(key) ?? (OPEN.includes(key) || key.startsWith('custom_') ? undefined : USUAL);
}
