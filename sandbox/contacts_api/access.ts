import type { Call } from './call.ts';
import { parameter } from './call.ts';
import { badRequest, otherLocation, unknownId } from './errors.ts';
import type { Contact } from './records.ts';

/** The contact of the path: 400 if it doesn't exist, 403 if it belongs to another location. */
export function namedContact(call: Call, name = 'contactId'): Contact {
  const id = parameter(call, name);
  const contact = call.store.contacts.get(id);
  if (contact === undefined) throw unknownId('Contact', id);
  if (contact.locationId !== call.location) throw otherLocation();
  return contact;
}

/** The location of the query or the path, which must be the token's. */
export function ownLocation(call: Call, named: string | null | undefined): string {
  if (named === null || named === undefined || named === '') throw badRequest('locationId is required');
  if (named !== call.location) throw otherLocation();
  return named;
}
