import { Problem } from '../../contacts/errors.ts';
import { type Identity, mayBeMeant } from '../../contacts/identity.ts';
import { mayBeSamePhone } from '../../contacts/phone.ts';
import { hasFullName, meetsCriterion, type Within } from '../../contacts/query.ts';
import { outlookType } from '../account_types.ts';
import type { Candidate, Connection } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { updateContact } from './contacts_update.ts';
import { nameCondition, withEmail } from './filter.ts';
import { withPhone } from './filter_phone_rows.ts';
import { COMPARED, type FolderQuery, findInFolder, type Match } from './find_in_folder.ts';
import { readWholeContacts } from './find_whole.ts';
import { mailboxOf } from './folders_mailbox.ts';
import { toContact } from './translate.ts';

/** Email first: if someone has it, nothing else is searched. A phone and a name are searched together. */
export async function candidates(connection: Connection, identity: Identity, within: Within): Promise<readonly Candidate[]> {
  const { email, phone, name } = identity;
  const owners = email === undefined ? [] : await matchesOf(connection, within, [byEmail(email)]);
  const others = [...(phone === undefined ? [] : [byPhone(phone)]), ...(name === undefined ? [] : [byName(name)])];
  const matches = owners.length > 0 || others.length === 0 ? owners : await matchesOf(connection, within, others);
  if (matches.length > CANDIDATES_LIMIT) throw problemForTooMany();
  const whole = await readWholeContacts(connection, matches);
  const all = whole.map((stored) => ({ stored, contact: toContact(stored, connection.timezone) }));
  return mayBeMeant(all, ({ contact }) => contact, identity).map(({ stored, contact }) => ({
    contact,
    update: (change) => nullIfNotFound(updateContact(connection, stored.id, change, stored)),
  }));
}

function byEmail(value: string): FolderQuery {
  return {
    filter: withEmail(value),
    compared: COMPARED.email,
    isExact: true,
    fits: (contact) => meetsCriterion(contact, { by: 'email', value }),
  };
}

function byPhone(value: string): FolderQuery {
  const fits: FolderQuery['fits'] = ({ phones }) => phones.some(({ number }) => mayBeSamePhone(number, value));
  return { filter: null, compared: COMPARED.phone, isExact: false, fits, mayFit: withPhone(value) };
}

function byName(value: string): FolderQuery {
  return { filter: nameCondition(value), compared: COMPARED.name, isExact: false, fits: (contact) => hasFullName(contact, value) };
}

/** Each contact once, in any folder. */
export async function matchesOf(connection: Connection, { folder_id }: Within, queries: readonly FolderQuery[]): Promise<readonly Match[]> {
  const findHere = async (folder: string | null): Promise<readonly Match[]> =>
    (await Promise.all(queries.map((query) => findInFolder(connection, folder, query)))).flat();
  const found = folder_id === undefined ? await mailboxOf(connection).everywhere(findHere) : [await findHere(folder_id)];
  return [...new Map(found.flat().map((match) => [match.wire.id, match])).values()];
}

/** A number that more people share isn't a coincidence. */
const CANDIDATES_LIMIT = 100;

function problemForTooMany(): Problem {
  return new Problem(
    'too_much',
    `More than ${CANDIDATES_LIMIT} contacts in ${outlookType.label} may be the one you mean. Match on the email only, or clean up the contacts that share the phone or the name.`,
  );
}
