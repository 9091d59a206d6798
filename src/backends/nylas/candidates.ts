import type { Contact } from '../../contacts/contact.ts';
import { type Identity, mayBeMeant } from '../../contacts/identity.ts';
import type { Criterion, Within } from '../../contacts/query.ts';
import type { Candidate, Connection } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { find } from './find.ts';
import { updateContact } from './update.ts';

/** Email first: where somebody has it, nothing else is asked for. */
export async function candidates(connection: Connection, identity: Identity, _within: Within): Promise<readonly Candidate[]> {
  const { email, phone, name } = identity;
  const found = async (by: Criterion['by'], value: string | undefined): Promise<readonly Contact[]> =>
    value === undefined ? [] : find(connection, { by, value });
  const owners = await found('email', email);
  const contacts = owners.length > 0 ? owners : [...(await found('phone', phone)), ...(await found('name', name))];
  const distinct = [...new Map(contacts.map((contact) => [contact.id, contact])).values()];
  return mayBeMeant(distinct, (contact) => contact, identity).map((contact) => ({
    contact,
    update: (change) => nullIfNotFound(updateContact(connection, contact.id, change)),
  }));
}
