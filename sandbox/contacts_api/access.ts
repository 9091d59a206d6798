import type { Call } from './call.ts';
import { parameter } from './call.ts';
import { badRequest, otherLocation, unknownId } from './errors.ts';
import type { Contact } from './records.ts';

/** The contact that the path names: 400 when there is none, 403 when it belongs to another location. */
export function namedContact(call: Call, name = 'contactId'): Contact {
  const id = parameter(call, name);
  const contact = call.store.contacts.get(id);
  if (contact === undefined) throw unknownId('Contact', id);
  if (contact.locationId !== call.location) throw otherLocation();
  return contact;
}

/** The location that the query or the path names, which must be the token's. */
export function ownLocation(call: Call, named: string | null | undefined): string {
  if (named === null || named === undefined || named === '') throw badRequest('locationId is required');
  if (named !== call.location) throw otherLocation();
  return named;
}
