import type { ServiceResponse } from '../service.ts';
import type { Call } from './call.ts';
import { checkVersion, contactOf, folderOf } from './call.ts';
import type { StoredContact } from './contact.ts';
import { contactChanges } from './contact_input.ts';
import { contactOut, SELECTABLE } from './contact_output.ts';
import { matchingContacts } from './contact_search.ts';
import { readObject } from './json.ts';
import { contextOf, PAGING, pageOf } from './paging.ts';
import { allowOptions, expanded, selected } from './query_options.ts';

/** GET .../contacts */
export function listContacts(call: Call): ServiceResponse {
  const { request, store, immutable } = call;
  allowOptions(request, [...PAGING, '$select', '$orderby', '$filter', '$expand']);
  const select = selected(request, SELECTABLE);
  const view = { immutable, select, extensions: expanded(request, 'extensions') };
  return pageOf({
    request,
    context: `${contextName(call)}${select === undefined ? '' : `(${select.join(',')})`}`,
    items: matchingContacts(call, folderOf(call).id),
    show: (contact) => contactOut(contact, view),
    emptyPages: store.emptyPages,
  });
}

/** GET .../contacts/$count: only the number, as text. */
export function countContacts(call: Call): ServiceResponse {
  allowOptions(call.request, ['$filter']);
  const count = matchingContacts(call, folderOf(call).id).length;
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(count) };
}

/** POST .../contacts */
export function createContact(call: Call): ServiceResponse {
  const folder = folderOf(call);
  const { body, headers } = call.request;
  return single(call, 201, call.store.addContact(contactChanges(readObject(body, headers['content-type'])), folder.id));
}

/** GET .../contacts/{id} */
export function readContact(call: Call): ServiceResponse {
  allowOptions(call.request, ['$select', '$expand']);
  return single(call, 200, contactOf(call));
}

/** PATCH .../contacts/{id} */
export function updateContact(call: Call): ServiceResponse {
  const contact = contactOf(call);
  checkVersion(call, contact);
  const { body, headers } = call.request;
  return single(call, 200, call.store.changeContact(contact.id, contactChanges(readObject(body, headers['content-type']))));
}

/** DELETE .../contacts/{id} */
export function deleteContact(call: Call): ServiceResponse {
  const contact = contactOf(call);
  checkVersion(call, contact);
  call.store.deleteContact(contact.id);
  return { status: 204 };
}

function single(call: Call, status: number, contact: StoredContact): ServiceResponse {
  const select = selected(call.request, SELECTABLE);
  const view = { immutable: call.immutable, select, extensions: expanded(call.request, 'extensions') };
  const context = `${contextName(call)}${select === undefined ? '' : `(${select.join(',')})`}/$entity`;
  return { status, body: { '@odata.context': contextOf(call.request, context), ...contactOut(contact, view) } };
}

function contextName({ ids, store }: Call): string {
  const folder = ids.folder === undefined ? '' : `/contactFolders('${encodeURIComponent(ids.folder)}')`;
  return `users('${store.user.id}')${folder}/contacts`;
}
