import { Problem } from '../../contacts/errors.ts';
import { quote } from '../../contacts/text.ts';
import { encodePathPart } from '../../http/path_part.ts';
import { googleType } from '../account_types.ts';
import type { Connection } from '../backend.ts';
import { deleteUnlessGone } from '../delete_unless_gone.ts';
import { address } from '../environment.ts';
import type { Removal } from '../merge.ts';
import { type Body, maskOf } from './body.ts';
import { READ_SCOPE, WRITE_SCOPE } from './sign_in_scopes.ts';
import { contactId } from './translate.ts';
import { SAVED } from './translate_items.ts';
import * as wire from './wire.ts';

export const GOOGLE = googleType.label;

export function peopleUrl(): string {
  return address('GOOGLE_PEOPLE_URL', 'https://people.googleapis.com');
}

/** Where Google keeps pictures, which anyone can read. */
export function photosUrl(): string {
  return address('GOOGLE_PHOTOS_URL', 'https://lh3.googleusercontent.com');
}

/** Without it, a contact has the name of the person's own Google profile, and the user's name for them is hidden. */
export const SOURCE = 'READ_SOURCE_TYPE_CONTACT';

/** The path of one person in the address book, or one of a domain; `call` is one of the methods that follow a colon. */
export function contactPath(id: string, call = ''): string {
  if (/^\.{0,2}$/.test(id) || id === 'me')
    throw new Problem('not_found', `${GOOGLE} has no contact with the ID ${quote(id)}. Check the ID.`);
  return `/v1/people/${encodePathPart(id)}${call}`;
}

/** Whether a path below the API's address is that of one contact. */
export function isContactPath(path: string): boolean {
  return path.startsWith('/v1/people/') && !path.startsWith('/v1/people/me/');
}

/** Whether the ID is one of the inbox or of the domain. */
export function isOther(id: string): boolean {
  return id.startsWith('otherContacts/');
}

export function isOfDomain(id: string): boolean {
  return /^\d+$/.test(id);
}

/** Refuses to write someone who isn't in the address book, before any request. */
export function refuseToWriteOthers(id: string): void {
  if (isOther(id) || isOfDomain(id))
    throw new Problem(
      'invalid_input',
      `The contact with ID ${id} isn't in the address book, and ${GOOGLE} can only change contacts there. Create the contact there first.`,
    );
}

/** Reads the contact by its ID. https://developers.google.com/people/api/rest/v1/people/get */
export async function readContact(connection: Connection, id: string, fields = wire.FIELDS): Promise<wire.WireContact> {
  const response = await connection.http.send({
    method: 'GET',
    url: contactPath(id),
    query: { personFields: fields, sources: isOfDomain(id) ? 'READ_SOURCE_TYPE_PROFILE' : SOURCE },
    schema: wire.contact,
    doing: `read the contact ${id}`,
    writes: false,
    scope: READ_SCOPE,
  });
  return response.data;
}

/**
 * Replaces the lists in the body, if the contact is still in the state that was read. Otherwise the service refuses with
 * a conflict. https://developers.google.com/people/api/rest/v1/people/updateContact
 */
export async function patchContact(connection: Connection, stored: wire.WireContact, body: Body, doing: string): Promise<wire.WireContact> {
  const { resourceName, etag } = stored;
  const id = contactId(resourceName);
  const response = await connection.http.send({
    method: 'PATCH',
    url: contactPath(id, ':updateContact'),
    query: { updatePersonFields: maskOf(body), personFields: wire.FIELDS, sources: SOURCE },
    body: { resourceName, etag, ...body },
    schema: wire.contact,
    doing: `${doing} the contact ${id}`,
    writes: true,
    scope: WRITE_SCOPE,
    saved: () => `The contact ${id} was changed.`,
    preview: () => wire.contact.parse({ ...stored, ...body }),
  });
  return remember(connection, response.data);
}

/** https://developers.google.com/people/api/rest/v1/people/createContact */
export async function postContact(connection: Connection, body: Body): Promise<wire.WireContact> {
  const response = await connection.http.send({
    method: 'POST',
    url: '/v1/people:createContact',
    query: { personFields: wire.FIELDS, sources: SOURCE },
    body,
    schema: wire.contact,
    doing: 'create the contact',
    writes: true,
    scope: WRITE_SCOPE,
    saved: ({ resourceName }) => `The contact was created (ID ${contactId(resourceName)}).`,
    preview: () => wire.contact.parse({ ...body, resourceName: `${SAVED}new` }),
  });
  return remember(connection, response.data);
}

/** https://developers.google.com/people/api/rest/v1/people/deleteContact */
export function deleteContact(connection: Connection, id: string): Promise<Removal> {
  return deleteUnlessGone(connection, {
    url: () => contactPath(id, ':deleteContact'),
    doing: `delete the contact ${id}`,
    scope: WRITE_SCOPE,
  });
}

/**
 * What this run wrote. A read right after a write can return the state before it, with an etag that the next write
 * would be refused for. https://developers.google.com/people/v1/contacts
 */
const written = new WeakMap<Connection['http'], Map<string, wire.WireContact>>();

function remember({ http }: Connection, contact: wire.WireContact): wire.WireContact {
  const all = written.get(http) ?? new Map<string, wire.WireContact>();
  written.set(http, all.set(contactId(contact.resourceName), contact));
  return contact;
}

/** The contact as this run wrote it; undefined if it didn't. Only once, because after a conflict it's out of date. */
export function takeWritten({ http }: Connection, id: string): wire.WireContact | undefined {
  const contact = written.get(http)?.get(id);
  written.get(http)?.delete(id);
  return contact;
}
