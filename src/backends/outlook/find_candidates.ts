import { Problem } from '../../contacts/errors.ts';
import { type Identity, mayBeMeant } from '../../contacts/identity.ts';
import { mayBeSamePhone } from '../../contacts/phone.ts';
import { hasFullName, meets, type Within } from '../../contacts/query.ts';
import type { Candidate, Connection } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { updateContact } from './contacts_update.ts';
import { named, withEmail } from './filter.ts';
import { withPhone } from './filter_phone_rows.ts';
import { COMPARED, type Hit, type Look, lookIn } from './find_in_folder.ts';
import { readWhole } from './find_whole.ts';
import { mailboxOf } from './folders_mailbox.ts';
import { toContact } from './translate.ts';

/** Email first: where somebody has it, nothing else is asked for. A phone and a name are looked for together. */
export async function candidates(connection: Connection, identity: Identity, within: Within): Promise<readonly Candidate[]> {
  const { email, phone, name } = identity;
  const owners = email === undefined ? [] : await foundBy(connection, within, [byEmail(email)]);
  const others = [...(phone === undefined ? [] : [byPhone(phone)]), ...(name === undefined ? [] : [byName(name)])];
  const hits = owners.length > 0 || others.length === 0 ? owners : await foundBy(connection, within, others);
  if (hits.length > MOST_MEANT) throw tooMany();
  const stored = await readWhole(connection, hits);
  const all = stored.map((known) => ({ known, contact: toContact(known, connection.timezone) }));
  return mayBeMeant(all, ({ contact }) => contact, identity).map(({ known, contact }) => ({
    contact,
    update: (change) => nullIfNotFound(updateContact(connection, known.id, change, known)),
  }));
}

function byEmail(value: string): Look {
  return { filter: withEmail(value), compared: COMPARED.email, isExact: true, fits: (contact) => meets(contact, { by: 'email', value }) };
}

function byPhone(value: string): Look {
  const fits: Look['fits'] = ({ phones }) => phones.some(({ number }) => mayBeSamePhone(number, value));
  return { filter: null, compared: COMPARED.phone, isExact: false, fits, mayFit: withPhone(value) };
}

function byName(value: string): Look {
  return { filter: named(value), compared: COMPARED.name, isExact: false, fits: (contact) => hasFullName(contact, value) };
}

/** Each contact once, in whatever folder it is. */
async function foundBy(connection: Connection, { folder_id }: Within, looks: readonly Look[]): Promise<readonly Hit[]> {
  const lookHere = async (folder: string | null): Promise<readonly Hit[]> =>
    (await Promise.all(looks.map((look) => lookIn(connection, folder, look)))).flat();
  const found = folder_id === undefined ? await mailboxOf(connection).everywhere(lookHere) : [await lookHere(folder_id)];
  return [...new Map(found.flat().map((hit) => [hit.wire.id, hit])).values()];
}

/** More people than this do not share a number by chance. */
const MOST_MEANT = 100;

function tooMany(): Problem {
  return new Problem(
    'too_much',
    `More than ${MOST_MEANT} contacts in Outlook may be the one you mean. Match on the email only, or clean up the contacts that share the phone or the name.`,
  );
}
