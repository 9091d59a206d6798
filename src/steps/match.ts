import type { Candidate } from '../backends/backend.ts';
import { type ContactChange, emailsIn } from '../contacts/change.ts';
import { Problem } from '../contacts/errors.ts';
import { dependsOnPhones, type Identity, judgeCandidates } from '../contacts/identity.ts';
import { peopleInWords } from '../contacts/person.ts';
import { hasCountryCode, mayBeSamePhone } from '../contacts/phone.ts';
import { inWords, quote } from '../contacts/text.ts';
import { labelOf } from '../fields/labels.ts';
import type { Input, Run } from '../operation.ts';
import { createPhoneComparer } from './phone_comparer.ts';
import { readChoice, readChoices } from './read_input.ts';

const KEYS = ['email', 'phone', 'full_name'] as const;

/** What an existing contact can be matched on. */
export type MatchKey = (typeof KEYS)[number];

const WHEN_SEVERAL_MATCH = ['fail', 'newest', 'oldest'] as const;

/** How to find the contact that a write means. */
export interface Matching {
  readonly identity: Identity;
  /** Every email in the step. A contact that only has other emails is someone else, whatever it's matched on. */
  readonly emails: readonly string[];
  readonly whenSeveral: (typeof WHEN_SEVERAL_MATCH)[number];
}

/** The contact that a write means, and the field that decided it. */
export interface Match {
  readonly candidate: Candidate;
  readonly by: MatchKey;
}

/** The fields in Match On: email and phone unless others are chosen. */
export function readMatchKeys(input: Input): readonly MatchKey[] {
  const words = readChoices(input, 'match_on', KEYS);
  return words.length === 0 ? ['email', 'phone'] : words;
}

/** Reads what to match on. At least one of the chosen fields must have a value. */
export function readMatching(input: Input, change: ContactChange): Matching {
  const chosen = readMatchKeys(input);
  const value = (key: MatchKey): string | undefined => (chosen.some((one) => one === key) ? (change[key] ?? undefined) : undefined);
  const [email, phone, name] = KEYS.map(value);
  if (email === undefined && phone === undefined && name === undefined)
    throw new Problem(
      'invalid_input',
      `This step has nothing to find an existing contact by. Fill in ${chosen.map((key) => labelOf(key)).join(' or ')}, or choose other fields in Match On.`,
    );
  for (const key of chosen) {
    if (change[key]?.includes('{{'))
      throw new Problem(
        'invalid_input',
        `${labelOf(key)} can't contain "{{". Usually a field of an earlier step is missing there. Correct it.`,
      );
  }
  return {
    identity: {
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      ...(name === undefined ? {} : { name }),
    },
    emails: emailsIn(change),
    whenSeveral: readChoice(input, 'when_several', WHEN_SEVERAL_MATCH) ?? 'fail',
  };
}

/** The candidate that the step means, or null. It's never a guess: if several are possible, the error names them. */
export async function pickMatch(run: Run, candidates: readonly Candidate[], matching: Matching): Promise<Match | null> {
  const { identity, emails } = matching;
  const verdict = judgeCandidates(candidates, identity, emails, await comparer(run, candidates, matching));
  switch (verdict.who) {
    case 'nobody':
      return null;
    case 'one':
      return { candidate: verdict.one, by: keyOf(verdict.by) };
    case 'several':
      return { candidate: chosen(run, verdict.all, keyOf(verdict.by), matching), by: keyOf(verdict.by) };
    case 'shared':
      throw new Problem(
        'ambiguous',
        `Several contacts have the phone ${quote(identity.phone ?? '')}: ${named(verdict.all)}. Fill in Email to say which one you mean, or use Update Contact.`,
      );
    case 'unclear':
      throw new Problem(
        'ambiguous',
        `The phone ${quote(identity.phone ?? '')} may belong to ${named(verdict.all)}, but only one of the two numbers has a country code. ${missingCode(identity.phone ?? '')}`,
      );
  }
}

/** The candidate chosen by When Several Match. */
function chosen({ backend }: Run, all: readonly Candidate[], key: MatchKey, { identity, whenSeveral }: Matching): Candidate {
  const [first, ...others] = all.toSorted((one, other) => made(one) - made(other));
  const value = key === 'email' ? identity.email : identity.name;
  const several = `${all.length} contacts have the ${labelOf(key).toLowerCase()} ${quote(value ?? '')}: ${named(all)}.`;
  const isDated = all.every((candidate) => !Number.isNaN(made(candidate)));
  if (first === undefined || (whenSeveral === 'fail' && isDated))
    throw new Problem(
      'ambiguous',
      `${several} Choose which one to update in When Several Match, use Update Contact, or merge them in ${backend.label}.`,
    );
  if (!isDated) {
    const why =
      whenSeveral === 'fail'
        ? ''
        : ` ${backend.label} doesn't say when they were created, so this step can't tell which is ${whenSeveral}.`;
    throw new Problem('ambiguous', `${several}${why} Use Update Contact with the one you mean, or merge them.`);
  }
  return whenSeveral === 'oldest' ? first : (others.at(-1) ?? first);
}

/** Milliseconds since 1970; NaN if the account has no creation date. */
function made({ contact }: Candidate): number {
  return Date.parse(contact.created_at ?? '');
}

/** Loads the phone metadata and reads the account's country only if a phone decides. */
async function comparer(run: Run, candidates: readonly Candidate[], { identity, emails }: Matching) {
  const { phone } = identity;
  if (phone === undefined || !dependsOnPhones(candidates, identity, emails)) return () => 'different' as const;
  const stored = candidates.flatMap(({ contact }) => contact.phones.map(({ number }) => number));
  return createPhoneComparer(run, [phone, ...stored.filter((number) => mayBeSamePhone(number, phone))]);
}

/** What to do if one of two numbers has no country code. */
function missingCode(phone: string): string {
  return hasCountryCode(phone)
    ? 'Add the country code to the number that is saved there, and run the step again.'
    : 'Add the country code, like +1 555 010 0123, and run the step again.';
}

function keyOf(by: keyof Identity): MatchKey {
  return by === 'name' ? 'full_name' : by;
}

function named(candidates: readonly Candidate[]): string {
  return peopleInWords(candidates.map(({ contact }) => contact));
}

/** The fields that are matched on, for a sentence. */
export function matchedOnInWords({ identity }: Matching): string {
  return inWords((['email', 'phone', 'name'] as const).filter((by) => identity[by] !== undefined).map((by) => labelOf(keyOf(by))));
}
