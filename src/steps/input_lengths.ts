import type { ContactField } from '../contacts/contact_field.ts';
import { contactField, isContactKey } from '../contacts/contact_keys.ts';
import { LONGEST_PHONE } from '../contacts/phone.ts';
import { LONGEST_EMAIL } from '../contacts/text.ts';

/** Long texts: only the account knows their limit. */
const UNLIMITED = ['notes', 'body', 'note_body', 'description', 'photo', 'vcard'];

/** The limits of inputs that have one of their own, in characters. */
const LIMITS: ReadonlyMap<string, number> = new Map([
  ['tag', 255],
  ['tags', 255],
  ['path', 2_048],
  ['website', 2_048],
  // Contains the service's cursor, which can be a URL with a filter.
  ['page', 20_000],
]);

/** The limits by what a contact field holds. */
const LIMITS_BY_CONTENT: Readonly<Record<NonNullable<ContactField['holds']>, number>> = {
  email: LONGEST_EMAIL,
  phone: LONGEST_PHONE,
  day: 100,
};

/** The limit of every other input. No account type stores longer names or IDs. */
const USUAL_LIMIT = 1_000;

/** The limit of an input in characters; undefined if only the account knows it. */
export function longestOf(key: string): number | undefined {
  const holds = isContactKey(key) ? contactField(key).holds : undefined;
  if (holds !== undefined) return LIMITS_BY_CONTENT[holds];
  return LIMITS.get(key) ?? (UNLIMITED.includes(key) || key.startsWith('custom_') ? undefined : USUAL_LIMIT);
}
