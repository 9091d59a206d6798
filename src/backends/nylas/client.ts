import { isProblem, Problem } from '../../contacts/errors.ts';
import { quote } from '../../contacts/text.ts';
import { isDay } from '../../contacts/time.ts';
import { encodePathPart } from '../../http/path_part.ts';
import { nylasType } from '../account_types.ts';
import type { AuthData, Connection } from '../backend.ts';
import { deleteUnlessGone } from '../delete_unless_gone.ts';
import { address } from '../environment.ts';
import type { Removal } from '../merge.ts';
import { createBody, updateBody, type Writable } from './body.ts';
import type { Provider } from './providers.ts';
import { withScope } from './sign_in_scopes.ts';
import * as wire from './wire.ts';

export const NYLAS = nylasType.label;

/** The application's region; the other region refuses it. */
export function regionOf(authData: AuthData): 'us' | 'eu' {
  const region = authData.nylas_region?.trim().toLowerCase() ?? '';
  if (region === '' || region === 'us') return 'us';
  if (region === 'eu') return 'eu';
  throw new Problem('invalid_input', 'Region must be United States or Europe. Correct it and connect again.');
}

/** The API's address, without `/v3`. It's one of a list, so that what a person types never becomes part of it. */
export function apiAddress(authData: AuthData): string {
  return address('NYLAS_URL', ADDRESSES[regionOf(authData)]);
}

/** https://developer.nylas.com/docs/dev-guide/platform/data-residency/ */
const ADDRESSES = { us: 'https://api.us.nylas.com', eu: 'https://api.eu.nylas.com' } as const;

/** The contacts of the token's mailbox. */
export const CONTACTS = '/v3/grants/me/contacts';

export const GROUPS = `${CONTACTS}/groups`;

/**
 * The path of one contact. IDs come from the mailbox's provider and can contain `#`, `/` and `=`; some texts would lead
 * to another path.
 */
export function contactPath(id: string): string {
  if (['', '.', '..', 'groups'].includes(id))
    throw new Problem('not_found', `${NYLAS} has no contact with the ID ${quote(id)}. Check the ID.`);
  return `${CONTACTS}/${encodePathPart(id)}`;
}

export function isContactPath(path: string): boolean {
  return path.startsWith(`${CONTACTS}/`) && path !== GROUPS;
}

/** Reads the contact by its ID. https://developer.nylas.com/docs/reference/api/contacts/ */
export async function read(connection: Connection, id: string): Promise<wire.WireContact> {
  const response = await connection.http.send({
    method: 'GET',
    url: contactPath(id),
    schema: wire.oneContact,
    doing: `read the contact ${id}`,
    writes: false,
  });
  return response.data.data;
}

/** Reads the contact, and refuses it if it can't be written. */
export async function readWritableContact(connection: Connection, id: string): Promise<wire.WireContact> {
  const contact = await read(connection, id);
  if (contact.source && contact.source !== 'address_book')
    throw new Problem(
      'invalid_input',
      `The contact with ID ${id} comes from the source ${quote(contact.source)}, and ${NYLAS} can only change contacts in the address book. Create the contact there first.`,
    );
  return contact;
}

/** Replaces the whole contact. https://developer.nylas.com/docs/reference/api/contacts/ */
export async function putContact(connection: Connection, id: string, contact: Writable, provider: Provider): Promise<wire.WireContact> {
  const body = updateBody(contact, provider.groups > 0);
  const { birthday } = contact.texts;
  // Services return birthdays without a year (--05-17) but may refuse them. We first send it unchanged, in case the
  // service empties what is left out.
  if (!birthday || isDay(birthday)) return sendWhole(connection, id, body);
  try {
    return await sendWhole(connection, id, body);
  } catch (error) {
    if (!isProblem(error, 'invalid_input')) throw error;
  }
  const { birthday: _refused, ...others } = body;
  const after = await sendWhole(connection, id, others);
  if (after.birthday) return after;
  throw new Problem(
    'service_error',
    `${NYLAS} no longer has the birthday ${quote(birthday)}, because it doesn't accept a birthday without a year. Enter it in the mailbox again.`,
  );
}

async function sendWhole(connection: Connection, id: string, body: Record<string, unknown>): Promise<wire.WireContact> {
  const response = await connection.http.send({
    method: 'PUT',
    url: contactPath(id),
    body,
    schema: wire.oneContact,
    doing: `update the contact ${id}`,
    writes: true,
    ...withScope(connection.authData.provider, 'write'),
    saved: () => `The contact ${id} was updated.`,
    preview: () => wire.oneContact.parse({ data: { ...body, id, source: 'address_book' } }),
  });
  return response.data.data;
}

/** https://developer.nylas.com/docs/reference/api/contacts/ */
export async function postContact(connection: Connection, contact: Writable, givenName: string): Promise<wire.WireContact> {
  const body = createBody(contact, givenName);
  const response = await connection.http.send({
    method: 'POST',
    url: CONTACTS,
    body,
    schema: wire.oneContact,
    doing: 'create the contact',
    writes: true,
    ...withScope(connection.authData.provider, 'write'),
    saved: ({ data }) => `The contact was created (ID ${data.id}).`,
    preview: () => wire.oneContact.parse({ data: { ...body, id: 'new' } }),
  });
  return response.data.data;
}

/** https://developer.nylas.com/docs/reference/api/contacts/ */
export function deleteContact(connection: Connection, id: string): Promise<Removal> {
  return deleteUnlessGone(connection, {
    url: () => contactPath(id),
    doing: `delete the contact ${id}`,
    ...withScope(connection.authData.provider, 'write'),
  });
}
