import type { Connection } from '../backend.ts';
import { contactPath, contactsPath } from './client_paths.ts';
import * as wire from './wire.ts';

/**
 * Otherwise, an ID changes when a contact moves to another folder.
 * https://learn.microsoft.com/graph/outlook-immutable-id
 */
export const IMMUTABLE_IDS = { Prefer: 'IdType="ImmutableId"' } as const;

/** Reads the contact, or the named properties of it. */
export async function readContact(
  connection: Connection,
  id: string,
  select: readonly string[] = wire.CONTACT_KEYS,
): Promise<wire.WireContact> {
  const response = await connection.http.send({
    method: 'GET',
    url: contactPath(connection, id),
    query: { $select: select.join(',') },
    schema: wire.contact,
    doing: `read the contact ${id}`,
    writes: false,
    scope: 'Contacts.Read',
  });
  return response.data;
}

/** Reads one contact of the default folder, so that it fails if the mailbox can't be read. */
export async function readAnyContact(connection: Connection, scope: string): Promise<void> {
  await connection.http.send({
    method: 'GET',
    url: contactsPath(connection, null),
    query: { $top: 1, $select: 'id' },
    schema: wire.list,
    doing: 'read the contacts',
    writes: false,
    scope,
  });
}

/** Changes the contact only if it's still in the state that was read; otherwise the service refuses with a conflict. */
export async function patchContact(
  connection: Connection,
  stored: wire.WireContact,
  body: wire.ContactBody,
  doing: string,
): Promise<wire.WireContact> {
  const etag = stored['@odata.etag'] ?? '';
  const response = await connection.http.send({
    method: 'PATCH',
    url: contactPath(connection, stored.id),
    headers: etag === '' ? {} : { 'If-Match': etag },
    body,
    schema: wire.contact,
    doing: `${doing} the contact ${stored.id}`,
    writes: true,
    scope: 'Contacts.ReadWrite',
    saved: () => `The contact ${stored.id} was changed.`,
    preview: () => withBody(stored, body),
  });
  return response.data;
}

/** The contact with the properties of the body. */
export function withBody(stored: wire.WireContact, body: wire.ContactBody): wire.WireContact {
  return { ...stored, ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) };
}
