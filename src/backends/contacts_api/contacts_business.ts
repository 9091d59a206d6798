import type { Contact } from '../../contacts/contact.ts';
import { isProblem, Problem } from '../../contacts/errors.ts';
import { quote, shortenValue } from '../../contacts/text.ts';
import { encodePathPart } from '../../http/path_part.ts';
import { NOT_GRANTED } from '../../http/permission.ts';
import type { Connection } from '../backend.ts';
import { locationOf } from './location.ts';
import * as wire from './wire.ts';

/**
 * Refuses a business that the location doesn't have, before anything is written: the vendor doesn't say what the call
 * that sets it answers for an unknown one. Without the permission to read businesses, that answer decides.
 */
export async function requireBusiness(connection: Connection, id: string): Promise<void> {
  // A connection that can't write is refused without a request.
  if (connection.authData.access === 'read') return;
  const location = await readLocationOf(connection, id).catch((error: unknown) => {
    if (isProblem(error, 'forbidden') && error.detail.reason === NOT_GRANTED) return undefined;
    // Not "not found": to the caller, that would mean the contact.
    throw isProblem(error, 'not_found') ? problemForUnknown(connection, id) : error;
  });
  const own = locationOf(connection);
  if (location && own !== undefined && location !== own) throw problemForUnknown(connection, id);
}

async function readLocationOf(connection: Connection, id: string): Promise<string | null | undefined> {
  const response = await connection.http.send({
    method: 'GET',
    url: `/businesses/${encodePathPart(id)}`,
    schema: wire.oneBusiness,
    doing: `read the business ${shortenValue(id)}`,
    writes: false,
    scope: 'businesses.readonly',
  });
  return response.data.business.locationId;
}

function problemForUnknown({ http }: Connection, id: string): Problem {
  return new Problem(
    'invalid_input',
    `This location (sub-account) of ${http.label} has no business with the ID ${quote(id)}. It may have been deleted. Choose a business from the list, or map its ID.`,
  );
}

/**
 * The contact after it was put into the business, or taken out of any (null). This is a call of its own, because no
 * other takes a business. If the response says that it wasn't done, the contact keeps the business that it had.
 */
export async function withBusiness(connection: Connection, contact: Contact, businessId: string | null): Promise<Contact> {
  const { id } = contact;
  const isDone = ({ success, ids }: wire.WireMoved): boolean => success !== false && (ids ?? [id]).includes(id);
  const response = await connection.http.send({
    method: 'POST',
    url: '/contacts/bulk/business',
    body: { locationId: locationOf(connection), ids: [id], businessId },
    schema: wire.moved,
    doing: businessId === null ? `take the contact ${id} out of its business` : `put the contact ${id} into the business ${businessId}`,
    writes: true,
    scope: 'contacts.write',
    saved: (moved) => `The business of the contact ${id} was ${isDone(moved) ? '' : 'not '}changed.`,
    preview: () => ({ success: true, ids: [id] }),
  });
  return isDone(response.data) ? { ...contact, business_id: businessId } : contact;
}
