import type { Contact } from '../../contacts/contact.ts';
import { Problem } from '../../contacts/errors.ts';
import { mayBeAlike, type Traits, traitsOf } from '../../contacts/likeness.ts';
import { outlookType } from '../account_types.ts';
import type { Connection } from '../backend.ts';
import { nameCondition, withEmail } from './filter.ts';
import { withPhone } from './filter_phone_rows.ts';
import { matchesOf } from './find_candidates.ts';
import { COMPARED, type FolderQuery } from './find_in_folder.ts';
import { readWholeContacts } from './find_whole.ts';
import { toContact } from './translate.ts';

/**
 * The service can't search by phone, so with a phone all contacts are read once, and compared by everything. Without
 * one, it's asked for the emails and the name.
 */
export async function findAlike(connection: Connection, contact: Contact): Promise<readonly Contact[]> {
  const traits = traitsOf(contact);
  const queries = traits.phones.length > 0 ? [inWholeBook(traits)] : filtered(traits);
  if (queries.length === 0) return [];
  const found = await matchesOf(connection, {}, queries);
  const matches = found.filter(({ wire }) => wire.id !== contact.id);
  if (matches.length > LIMIT) throw problemForTooMany();
  return (await readWholeContacts(connection, matches)).map((stored) => toContact(stored, connection.timezone));
}

function inWholeBook(traits: Traits): FolderQuery {
  const prefilters = traits.phones.map(withPhone);
  const onlyPhones = traits.emails.length === 0 && traits.name === null;
  return {
    filter: null,
    compared: [...new Set(Object.values(COMPARED).flat())],
    isExact: false,
    fits: (contact) => mayBeAlike(contact, traits),
    ...(onlyPhones ? { mayFit: (row: unknown) => prefilters.some((mayMatch) => mayMatch(row)) } : {}),
  };
}

function filtered({ emails, name }: Traits): FolderQuery[] {
  const query = (filter: string, by: 'email' | 'name', traits: Partial<Traits>): FolderQuery => ({
    filter,
    compared: COMPARED[by],
    isExact: by === 'email',
    fits: (contact) => mayBeAlike(contact, { emails: [], phones: [], name: null, ...traits }),
  });
  return [
    ...emails.map((email) => query(withEmail(email), 'email', { emails: [email] })),
    ...(name === null ? [] : [query(nameCondition(name), 'name', { name })]),
  ];
}

const LIMIT = 100;

function problemForTooMany(): Problem {
  return new Problem(
    'too_much',
    `More than ${LIMIT} contacts in ${outlookType.label} share this contact's email, phone or name, so they can't all be its duplicates. Remove what they share from the contact first.`,
  );
}
