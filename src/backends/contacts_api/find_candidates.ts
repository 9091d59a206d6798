import type { Contact } from '../../contacts/contact.ts';
import { type Identity, isSomebodyElse, mayBeMeant } from '../../contacts/identity.ts';
import { type Criterion, meetsCriterion } from '../../contacts/query.ts';
import type { Candidate, Connection } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { contactContext, readContact } from './client.ts';
import { updateContact } from './contacts_update.ts';
import { anyOf, criterionFilter } from './filter.ts';
import { findAllContacts, findDuplicateId } from './find.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/**
 * One search by everything that identifies the contact. If no match has the email, another call follows that doesn't
 * lag. Every match is then read by ID: the index still has contacts that were deleted or changed a moment ago, and
 * returns too little of a contact to update it.
 */
export async function candidates(connection: Connection, identity: Identity): Promise<readonly Candidate[]> {
  const { email, phone } = identity;
  const hasEmail = (contact: Contact): boolean => email !== undefined && meetsCriterion(contact, { by: 'email', value: email });
  const indexed = await searchIndex(connection, identity);
  const owners = await readCandidates(connection, indexed.filter(hasEmail));
  if (owners.some(({ contact }) => hasEmail(contact))) return onlyMeant(owners, identity);
  const others = await readCandidates(
    connection,
    onlyPossible(
      indexed.filter((contact) => !hasEmail(contact)),
      email,
    ),
  );
  const found = onlyMeant([...owners, ...others], identity);
  const isFound =
    email === undefined && (phone === undefined || found.some(({ contact }) => meetsCriterion(contact, { by: 'phone', value: phone })));
  const id = isFound ? null : await findDuplicateId(connection, identity);
  if (id === null || found.some(({ contact }) => contact.id === id)) return found;
  const stored = await nullIfNotFound(readContact(connection, id));
  return stored === null ? found : onlyMeant([...found, toCandidate(connection, stored)], identity);
}

/**
 * Empty if none of the contacts can be the right one. Otherwise, others with the phone count too, because it's shared.
 */
function onlyPossible(contacts: readonly Contact[], email: string | undefined): readonly Contact[] {
  const isElse = (contact: Contact): boolean => isSomebodyElse(contact, email === undefined ? [] : [email]);
  const possible = contacts.filter((contact) => !isElse(contact));
  return possible.length === 0 ? [] : [...possible, ...contacts.filter(isElse)];
}

function onlyMeant(all: readonly Candidate[], identity: Identity): Candidate[] {
  return mayBeMeant(all, ({ contact }) => contact, identity);
}

/** Everyone whom the index has with one of the three, in one request. */
async function searchIndex(connection: Connection, identity: Identity): Promise<readonly Contact[]> {
  const criteria = KEYS.flatMap((by): Criterion[] => (identity[by] === undefined ? [] : [{ by, value: identity[by] }]));
  const filter = anyOf(criteria.flatMap((criterion) => criterionFilter(criterion) ?? []));
  return filter === null ? [] : await findAllContacts(connection, [filter]);
}

const KEYS = ['email', 'phone', 'name'] as const;

/**
 * The contacts as they are now, without deleted ones. Out of many, the first are enough to see that there are several.
 */
async function readCandidates(connection: Connection, contacts: readonly Contact[]): Promise<Candidate[]> {
  const stored = await Promise.all(contacts.slice(0, READ_LIMIT).map(({ id }) => nullIfNotFound(readContact(connection, id))));
  const unread = contacts.slice(READ_LIMIT).map((contact): Candidate => {
    const update: Candidate['update'] = (change) =>
      nullIfNotFound(readContact(connection, contact.id).then((readCandidates) => updateContact(connection, readCandidates, change)));
    return { contact, update };
  });
  return [...stored.flatMap((item) => (item === null ? [] : toCandidate(connection, item))), ...unread];
}

const READ_LIMIT = 10;

function toCandidate(connection: Connection, stored: WireContact): Candidate {
  return {
    contact: toContact(stored, contactContext(connection)),
    update: (change) => nullIfNotFound(updateContact(connection, stored, change)),
  };
}
