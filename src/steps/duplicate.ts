import type { Candidate } from '../backends/backend.ts';
import { nullIfNotFound } from '../backends/null_if_not_found.ts';
import { type ContactChange, emailsIn } from '../contacts/change.ts';
import type { Contact } from '../contacts/contact.ts';
import { isProblem, Problem } from '../contacts/errors.ts';
import { isSomebodyElse } from '../contacts/identity.ts';
import { personInWords } from '../contacts/person.ts';
import { mayBeSamePhone } from '../contacts/phone.ts';
import { labelOf } from '../fields/labels.ts';
import type { Run } from '../operation.ts';
import { type Match, type Matching, matchedOnInWords, pickMatch } from './match.ts';

/**
 * The existing contact that the service named as a duplicate, if it's the one that the step means: a search can miss a contact that was
 * created seconds ago. If it's someone else, the error names both, so that the new person isn't lost.
 */
export async function matchAfterDuplicate(
  run: Run,
  error: unknown,
  change: ContactChange,
  { matching, candidates }: { readonly matching: Matching; readonly candidates: readonly Candidate[] },
): Promise<Match> {
  const owner = await ownerOf(run, error, change);
  const candidate: Candidate = {
    contact: owner,
    update: (requested) => nullIfNotFound(run.backend.contacts.update(run.connection, owner.id, requested)),
  };
  const others = candidates.filter(({ contact }) => contact.id !== owner.id);
  const match = await pickMatch(run, [...others, candidate], matching);
  if (match?.candidate === candidate) return match;
  const shared = whatIsShared(owner, change);
  const isUnmatched = shared !== null && matching.identity[shared] === undefined && !isSomebodyElse(owner, matching.emails);
  const remedy = isUnmatched
    ? `This step matches on ${matchedOnInWords(matching)} only. Choose ${labelOf(shared)} in Match On to update that contact, or leave ${labelOf(shared)} blank.`
    : 'Use another email or phone, leave Phone blank, or use Update Contact to change that contact.';
  throw new Problem('ambiguous', `${refused(run, owner, change)} ${remedy}`);
}

/** The problem of a step that only creates: a harmless stop if the existing contact is the same person, otherwise an error. */
export async function problemForDuplicate(run: Run, error: unknown, change: ContactChange): Promise<Problem> {
  const owner = await ownerOf(run, error, change);
  const isSame = whatIsShared(owner, change) !== null && !isSomebodyElse(owner, emailsIn(change));
  return isSame
    ? new Problem('duplicate', `${refused(run, owner, change)} Use Create or Update Contact to change the one that's there.`)
    : new Problem('ambiguous', `${refused(run, owner, change)} Use another email or phone, or leave Phone blank.`);
}

/** Reads the existing contact. Any error except a duplicate is thrown on. */
async function ownerOf({ backend, connection }: Run, error: unknown, change: ContactChange): Promise<Contact> {
  if (!isProblem(error, 'duplicate')) throw error;
  const id = error.detail.existing?.id;
  try {
    if (id !== undefined) return await backend.contacts.get(connection, id);
  } catch (problem) {
    // Nothing is written yet, so Zapier can run the step again.
    if (!isProblem(problem) || isProblem(problem, 'throttled', 'signed_out')) throw problem;
  }
  const which = id === undefined ? 'another contact' : `the contact with ID ${id}, which can't be read`;
  throw new Problem(
    'ambiguous',
    `${backend.label} didn't save ${personInWords(change)}: it says that this contact is the same as ${which}. Check that contact, then run the step again.`,
  );
}

function refused({ backend }: Run, owner: Contact, change: ContactChange): string {
  const shared = whatIsShared(owner, change);
  return `${backend.label} didn't save ${personInWords(change)}, because ${personInWords(owner)} has the same ${shared ?? 'email or phone'}.`;
}

function whatIsShared(owner: Contact, change: ContactChange): 'email' | 'phone' | null {
  const emails = emailsIn(change);
  if (emails.length > 0 && owner.emails.length > 0 && !isSomebodyElse(owner, emails)) return 'email';
  const { phone } = change;
  return phone && owner.phones.some(({ number }) => mayBeSamePhone(number, phone)) ? 'phone' : null;
}
