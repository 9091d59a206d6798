import type { ServiceResponse } from '../service.ts';
import { namedContact, ownLocation } from './access.ts';
import type { Call, Route } from './call.ts';
import { CREATE_BODY, UPDATE_BODY, UPSERT_BODY } from './contact_body.ts';
import { contactChanges, EMPTY_CONTACT, fullName } from './contact_input.ts';
import { createdContact, thinContact, wholeContact } from './contact_shapes.ts';
import { badRequest } from './errors.ts';
import { storedPhone } from './phone.ts';
import type { Contact, ContactFields } from './records.ts';
import { checkedBody, textOf } from './validation.ts';

/** One contact at a time: read, write, delete, find a duplicate. */
export const contactRoutes: readonly Route[] = [
  { method: 'GET', path: '/contacts/search/duplicate', scope: 'contacts.readonly', handle: findDuplicate },
  { method: 'POST', path: '/contacts/upsert', scope: 'contacts.write', handle: upsert },
  { method: 'POST', path: '/contacts', scope: 'contacts.write', handle: create },
  {
    method: 'GET',
    path: '/contacts/:contactId',
    scope: 'contacts.readonly',
    handle: (call) => ({ status: 200, body: { contact: wholeContact(namedContact(call)) } }),
  },
  { method: 'PUT', path: '/contacts/:contactId', scope: 'contacts.write', handle: update },
  { method: 'DELETE', path: '/contacts/:contactId', scope: 'contacts.write', handle: remove },
];

function findDuplicate(call: Call): ServiceResponse {
  const location = ownLocation(call, call.query.get('locationId'));
  const email = call.query.get('email');
  const number = call.query.get('number');
  if (!email && !number) throw badRequest('email or number is required');
  const found = call.store.duplicate(location, email?.toLowerCase() ?? null, number ? storedPhone(number) : null);
  return { status: 200, body: { contact: found === undefined ? null : thinContact(found.contact) } };
}

function create(call: Call): ServiceResponse {
  const body = checkedBody(call.body, CREATE_BODY);
  const location = ownLocation(call, textOf(body, 'locationId'));
  const fields = { ...EMPTY_CONTACT, ...contactChanges(body, call.store) };
  refuseDuplicate(call, location, fields);
  return { status: 201, body: { contact: createdContact(call.store.add(location, fields)) } };
}

function update(call: Call): ServiceResponse {
  const body = checkedBody(call.body, UPDATE_BODY);
  const old = namedContact(call);
  const changes = contactChanges(body, call.store, old);
  refuseDuplicate(call, old.locationId, { email: changes.email ?? null, phone: changes.phone ?? null }, old.id);
  return { status: 200, body: { succeded: true, contact: wholeContact(call.store.change(old, changes)) } };
}

function upsert(call: Call): ServiceResponse {
  const body = checkedBody(call.body, UPSERT_BODY);
  const location = ownLocation(call, textOf(body, 'locationId'));
  const fields = { ...EMPTY_CONTACT, ...contactChanges(body, call.store) };
  const found = call.store.duplicate(location, fields.email, fields.phone)?.contact;
  if (found === undefined) return { status: 200, body: { new: true, contact: wholeContact(call.store.add(location, fields)) } };
  const contact = call.store.change(found, withoutTaken(call, found, contactChanges(body, call.store, found)));
  return { status: 200, body: { new: false, contact: wholeContact(contact) } };
}

function remove(call: Call): ServiceResponse {
  call.store.remove(namedContact(call).id);
  return { status: 200, body: { succeded: true } };
}

function refuseDuplicate(call: Call, location: string, fields: Pick<ContactFields, 'email' | 'phone'>, except?: string): void {
  if (call.store.location(location)?.allowDuplicateContact) return;
  const found = call.store.duplicate(location, fields.email, fields.phone, except);
  if (found === undefined) return;
  const meta = { contactId: found.contact.id, contactName: fullName(found.contact), matchingField: found.field };
  throw badRequest('This location does not allow duplicated contacts.', { meta });
}

/** An upsert drops an email or phone of a third contact without a word. */
function withoutTaken(call: Call, found: Contact, changes: Partial<ContactFields>): Partial<ContactFields> {
  const { email, phone, ...others } = changes;
  const free = (mail: string | null, number: string | null): boolean =>
    call.store.duplicate(found.locationId, mail, number, found.id) === undefined;
  return {
    ...others,
    ...(email !== undefined && free(email, null) ? { email } : {}),
    ...(phone !== undefined && free(null, phone) ? { phone } : {}),
  };
}
