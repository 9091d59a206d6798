import { type Identity, mayBeMeant } from '../../contacts/identity.ts';
import type { Candidate, Connection } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { updateContact } from './contacts_update.ts';
import { withEmail } from './filter_email_rows.ts';
import { withName } from './filter_name_rows.ts';
import { withPhone } from './filter_phone_rows.ts';
import { exactFilters, readFiltered } from './find.ts';
import { pagesOf } from './pages.ts';
import { contactReader } from './tags_names.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/**
 * The service finds an email by itself. Everybody with a phone, however it is spelled, is found in the whole address book only. What a list
 * gives of a contact is whole, so an update begins from it.
 */
export async function candidates(connection: Connection, identity: Identity): Promise<readonly Candidate[]> {
  const owners = await findByEmail(connection, identity);
  const rows = owners.length > 0 ? owners : await findInWholeBook(connection, identity);
  const contacts = await contactReader(connection)(rows);
  return contacts.map((contact, index) => ({
    contact,
    update: (change) => nullIfNotFound(updateContact(connection, contact.id, change, rows[index])),
  }));
}

async function findByEmail(connection: Connection, { email }: Identity): Promise<readonly WireContact[]> {
  if (email === undefined) return [];
  for (const filter of await exactFilters(connection, { by: 'email', value: email })) {
    const owners = onlyMeant(await readFiltered(connection, { ...BOOK, ...filter }), { email });
    if (owners.length > 0) return owners;
  }
  return [];
}

/** Emails are judged once more: the service compares them letter by letter, capital letters too. */
async function findInWholeBook(connection: Connection, identity: Identity): Promise<readonly WireContact[]> {
  if (identity.phone === undefined && identity.name === undefined) return [];
  const found: WireContact[] = [];
  for await (const rows of pagesOf(connection, BOOK, 'find the contact', REMEDY, mayBe(identity))) found.push(...onlyMeant(rows, identity));
  return onlyMeant(found, identity);
}

/** A first look at rows as they came: of a whole book few are meant. */
function mayBe({ email, phone, name }: Identity): (row: unknown) => boolean {
  const prefilters = [
    ...(email === undefined ? [] : [withEmail(email)]),
    ...(phone === undefined ? [] : [withPhone(phone)]),
    ...(name === undefined ? [] : [withName(name)]),
  ];
  return (row) => prefilters.some((mayMatch) => mayMatch(row));
}

const BOOK = { source: 'address_book' } as const;
const REMEDY = 'Fill in Email, and choose only Email in Match On.';

/** Names of groups decide nothing, so they are asked for those alone that are found. */
function onlyMeant(rows: readonly WireContact[], identity: Identity): WireContact[] {
  return mayBeMeant(rows, (row) => toContact(row, []), identity);
}
