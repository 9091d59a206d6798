import type { Call } from './call.ts';
import { requireScope } from './call.ts';
import type { Contact, ContactFields } from './contact.ts';
import { readContactInput, withInput } from './contact_input.ts';
import type { OutputRow } from './contact_output.ts';
import { contactView } from './contact_output.ts';
import { notFound, refusedByProvider } from './errors.ts';
import type { Grant } from './grant.ts';
import { checkLimits, stored } from './limits.ts';
import { flag } from './list_page.ts';
import type { ProviderRules } from './providers.ts';
import type { NylasStore } from './store.ts';

/** GET /contacts/{id}. */
export function getContact(call: Call, id: string): { data: OutputRow } {
  const { query } = call.request;
  const show = contactView(query, call.store, flag(query, 'profile_picture'));
  // A grant for only one source must not learn from this call what the others contain.
  const contact = call.grant.contacts.get(id);
  requireScope(call, contact?.source ?? 'address_book');
  if (contact === undefined) throw notFound();
  return { data: show(contact) };
}

/** POST /contacts. There's no check for duplicates: the same body creates another contact. */
export function createContact(call: Call): { data: OutputRow } {
  requireScope(call, 'write');
  const show = contactView(call.request.query, call.store);
  const fields = withInput(readContactInput(call.request.body, 'create'));
  return { data: show(call.grant.addContact(accepted(call, fields))) };
}

/** PUT /contacts/{id}. The vendor's pages contradict each other about a field that isn't named. */
export function updateContact(call: Call, id: string): { data: OutputRow } {
  requireScope(call, 'write');
  const show = contactView(call.request.query, call.store);
  const before = writable(call.grant, id);
  const input = readContactInput(call.request.body, 'update');
  const fields = accepted(call, withInput(input, call.store.switches.putSemantics === 'keep' ? before : undefined));
  return { data: show(call.grant.contacts.put({ ...fields, ...identityOf(before) })) };
}

/** DELETE /contacts/{id}. */
export function deleteContact(call: Call, id: string): Record<string, never> {
  requireScope(call, 'write');
  call.grant.deleteContact(writable(call.grant, id).id);
  return {};
}

function writable(grant: Grant, id: string): Contact {
  const contact = grant.contacts.get(id);
  if (contact === undefined) throw notFound();
  if (contact.source !== 'address_book')
    throw refusedByProvider('ReadOnlyContact', `Contacts of the source ${contact.source} cannot be changed.`);
  return contact;
}

/** What the provider makes of the fields, or its refusal. */
function accepted({ grant, store }: Call, fields: ContactFields): ContactFields {
  const unknown = fields.groups.find((group) => grant.groups.get(group.id) === undefined);
  checkLimits(fields, rulesOf(grant, store));
  if (unknown !== undefined) throw refusedByProvider('GroupNotFound', 'The specified group was not found.');
  return stored(fields, grant.rules);
}

function rulesOf({ provider, rules }: Grant, { switches }: NylasStore): ProviderRules {
  if (provider !== 'ews' || switches.ewsMobilePhones) return rules;
  return { ...rules, phonesByType: { ...rules.phonesByType, mobile: 0 } };
}

function identityOf(contact: Contact): Pick<Contact, 'id' | 'grant_id' | 'object' | 'source' | 'picture_url'> {
  const { id, grant_id, object, source, picture_url } = contact;
  return { id, grant_id, object, source, ...(picture_url === undefined ? {} : { picture_url }) };
}
