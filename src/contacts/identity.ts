import type { Contact } from './contact.ts';
import { mayBeSamePhone } from './phone.ts';
import { hasFullName, meetsCriterion } from './query.ts';
import { sameEmail } from './text.ts';

/** What identifies the contact that a write means. At least one of them is set. */
export interface Identity {
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
}

/** How two phone numbers compare. `unclear`: the same if the one without a country code is of the other's country. */
export type PhoneComparison = 'same' | 'different' | 'unclear';

export type ComparePhones = (one: string, other: string) => PhoneComparison;

/** Who is meant, and which of the three decided it. */
export type Verdict<T> =
  | { readonly who: 'nobody' }
  | { readonly who: 'one'; readonly by: keyof Identity; readonly one: T }
  /** Several have the email or the name: the step's settings decide. */
  | { readonly who: 'several'; readonly by: 'email' | 'name'; readonly all: readonly T[] }
  /** Several have the phone, and nothing in the step says whose it is. */
  | { readonly who: 'shared'; readonly all: readonly T[] }
  /** The phone may be theirs, depending on a missing country code. */
  | { readonly who: 'unclear'; readonly all: readonly T[] };

type WithContact = { readonly contact: Contact };

/** The contacts that a write may mean: those with the email, or if there are none, those with the phone or the name. */
export function mayBeMeant<T>(all: readonly T[], contactOf: (item: T) => Contact, identity: Identity): T[] {
  const owners = all.filter((item) => hasEmail(contactOf(item), identity.email));
  if (owners.length > 0) return owners;
  return all.filter((item) => mayHavePhone(contactOf(item), identity.phone) || hasName(contactOf(item), identity.name));
}

/** Whether the contact is someone else, whatever else it shares: it has emails, but none of the requested ones. */
export function isSomebodyElse({ emails }: Contact, requestedEmails: readonly string[]): boolean {
  return (
    requestedEmails.length > 0 &&
    emails.length > 0 &&
    !emails.some(({ address }) => requestedEmails.some((email) => sameEmail(email, address)))
  );
}

/** Whether a phone decides. If not, `judge` never compares one. */
export function dependsOnPhones(all: readonly WithContact[], identity: Identity, requestedEmails: readonly string[]): boolean {
  if (ownersOf(all, identity.email).length > 0) return false;
  return all.some(({ contact }) => !isSomebodyElse(contact, requestedEmails) && mayHavePhone(contact, identity.phone));
}

/**
 * Who is meant. The email decides. If no one has it, a phone decides, unless its owner has another email; the name
 * comes last. `requestedEmails` are all emails of the step, including those that aren't matched on.
 */
export function judgeCandidates<T extends WithContact>(
  all: readonly T[],
  identity: Identity,
  requestedEmails: readonly string[],
  compare: ComparePhones,
): Verdict<T> {
  const owners = ownersOf(all, identity.email);
  if (owners.length > 0) return oneOfSeveral('email', owners);
  const possible = all.filter(({ contact }) => !isSomebodyElse(contact, requestedEmails));
  return (
    judgePhone(all, identity.phone, requestedEmails, compare) ??
    oneOfSeveral(
      'name',
      possible.filter(({ contact }) => hasName(contact, identity.name)),
    )
  );
}

/**
 * Null if the phone doesn't decide. If the step has an email, contacts that share a phone aren't matched, even if one
 * of them has no email, because no one knows whose phone it is.
 */
function judgePhone<T extends WithContact>(
  all: readonly T[],
  phone: string | undefined,
  requestedEmails: readonly string[],
  compare: ComparePhones,
) {
  const isElse = ({ contact }: T): boolean => isSomebodyElse(contact, requestedEmails);
  if (phone === undefined || !all.some((item) => !isElse(item) && mayHavePhone(item.contact, phone))) return null;
  const compared = all.map((item) => ({ item, result: comparePhone(item.contact, phone, compare) }));
  const those = (result: PhoneComparison): T[] => compared.filter((one) => one.result === result).map(({ item }) => item);
  const [same, unclear] = [those('same'), those('unclear')];
  const [one, ...others] = same;
  const isTold = requestedEmails.length > 0;
  if (isTold && (same.length + unclear.length > 1 || [...same, ...unclear].some(isElse))) return null;
  if (one !== undefined && others.length === 0) return { who: 'one', by: 'phone', one } as const;
  if (one !== undefined) return { who: 'shared', all: same } as const;
  return unclear.length === 0 ? null : ({ who: 'unclear', all: unclear } as const);
}

function comparePhone({ phones }: Contact, phone: string, compare: ComparePhones): PhoneComparison {
  const results = phones.filter(({ number }) => mayBeSamePhone(number, phone)).map(({ number }) => compare(number, phone));
  if (results.includes('same')) return 'same';
  return results.includes('unclear') ? 'unclear' : 'different';
}

function oneOfSeveral<T>(by: 'email' | 'name', all: readonly T[]): Verdict<T> {
  const [one, ...others] = all;
  if (one === undefined) return { who: 'nobody' };
  return others.length === 0 ? { who: 'one', by, one } : { who: 'several', by, all };
}

function ownersOf<T extends WithContact>(all: readonly T[], email: string | undefined): T[] {
  return all.filter(({ contact }) => hasEmail(contact, email));
}

function hasEmail(contact: Contact, email: string | undefined): boolean {
  return email !== undefined && meetsCriterion(contact, { by: 'email', value: email });
}

function mayHavePhone({ phones }: Contact, phone: string | undefined): boolean {
  return phone !== undefined && phones.some(({ number }) => mayBeSamePhone(number, phone));
}

function hasName(contact: Contact, name: string | undefined): boolean {
  return name !== undefined && hasFullName(contact, name);
}
