import type { Contact } from './contact.ts';
import type { ComparePhones } from './identity.ts';
import { mayBeSamePhone } from './phone.ts';
import { hasFullName } from './query.ts';
import { sameEmail } from './text.ts';

/** What another contact of the same person has, too. */
export interface Traits {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly name: string | null;
}

export function traitsOf({ emails, phones, full_name }: Contact): Traits {
  return { emails: emails.map(({ address }) => address), phones: phones.map(({ number }) => number), name: full_name };
}

/** Whether the contact may have one of the traits. Phones are compared loosely. */
export function mayBeAlike(contact: Contact, { emails, phones, name }: Traits): boolean {
  return (
    contact.emails.some(({ address }) => emails.some((email) => sameEmail(email, address))) ||
    contact.phones.some(({ number }) => phones.some((phone) => mayBeSamePhone(phone, number))) ||
    (name !== null && hasFullName(contact, name))
  );
}

/** What two contacts have in common. */
export interface Likeness {
  readonly emails: readonly string[];
  /** The same whole international numbers. */
  readonly phones: readonly string[];
  /** Numbers that are the same if the one without a country code is of the other's country. */
  readonly unclearPhones: readonly string[];
  readonly name: boolean;
}

/** What the other contact has in common with the one that has the traits; null if nothing. */
export function likenessOf(other: Contact, { emails, phones, name }: Traits, compare: ComparePhones): Likeness | null {
  const compared = other.phones.map(({ number }) => ({
    number,
    results: phones.filter((phone) => mayBeSamePhone(phone, number)).map((phone) => compare(phone, number)),
  }));
  const same = compared.filter(({ results }) => results.includes('same'));
  const unclear = compared.filter(({ results }) => results.includes('unclear') && !results.includes('same'));
  const likeness = {
    emails: other.emails.map(({ address }) => address).filter((address) => emails.some((email) => sameEmail(email, address))),
    phones: same.map(({ number }) => number),
    unclearPhones: unclear.map(({ number }) => number),
    name: name !== null && hasFullName(other, name),
  };
  return weightOf(likeness) === 0 ? null : likeness;
}

/** How much the likeness says: an email is someone's own, people share phones, and a name alone says least. */
export function weightOf({ emails, phones, unclearPhones, name }: Likeness): number {
  return (emails.length > 0 ? 8 : 0) + (phones.length > 0 ? 4 : 0) + (unclearPhones.length > 0 ? 2 : 0) + (name ? 1 : 0);
}
