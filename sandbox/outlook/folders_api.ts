import type { ServiceResponse } from '../service.ts';
import type { Call } from './call.ts';
import { folderOf } from './call.ts';
import { badRequest, GraphError, invalidArgument } from './errors.ts';
import { objectOf, readObject } from './json.ts';
import { contextOf, PAGING, pageOf } from './paging.ts';
import { allowOptions, expanded } from './query_options.ts';
import type { Folder } from './store.ts';

/** GET /me/contactFolders: the folders in the default one, and also that one if the mailbox shows it. */
export function listFolders(call: Call): ServiceResponse {
  const { store } = call;
  const parent = folderOf(call);
  return folderPage(call, [...(store.defaultFolderListed ? [parent] : []), ...children(call, parent)]);
}

/** GET /me/contactFolders/{id}/childFolders */
export function listChildFolders(call: Call): ServiceResponse {
  return folderPage(call, children(call, folderOf(call)));
}

/** GET /me/contactFolders/{id} */
export function readFolder(call: Call): ServiceResponse {
  allowOptions(call.request, []);
  return { status: 200, body: single(call, folderOf(call)) };
}

/** POST /me/contactFolders and .../childFolders */
export function createFolder(call: Call): ServiceResponse {
  const parent = folderOf(call);
  const { body, headers } = call.request;
  const requested = objectOf(readObject(body, headers['content-type']), 'microsoft.graph.contactFolder', ['displayName', 'parentFolderId']);
  const name = requested.displayName;
  if (typeof name !== 'string' || name === '') throw invalidArgument('A folder needs a displayName.');
  if (children(call, parent).some((folder) => folder.displayName.toLowerCase() === name.toLowerCase())) {
    throw new GraphError(409, 'ErrorFolderExists', `A folder with the specified name already exists., Could not create folder '${name}'.`);
  }
  return { status: 201, body: single(call, call.store.addFolder(name, parent.id)) };
}

function children({ store }: Call, parent: Folder): readonly Folder[] {
  return [...store.folders.values()].filter((folder) => folder.parentFolderId === parent.id);
}

function folderPage(call: Call, items: readonly Folder[]): ServiceResponse {
  const { request, store } = call;
  allowOptions(request, [...PAGING, '$expand']);
  const withChildren = expanded(request, 'childFolders') && store.childFolders !== 'ignored';
  if (withChildren && (store.childFolders === 'refused' || request.query.get('$expand') !== 'childFolders'))
    throw badRequest('The $expand expression is not supported for this resource: one level at most, without options of its own.');
  const show = (folder: Folder): Folder & Record<string, unknown> => ({ ...folder, ...(withChildren ? childrenIn(call, folder) : {}) });
  return pageOf({ request, context: contextName(call), items, show, emptyPages: store.emptyPages });
}

/** The folders in a folder, for the folder's own response: the first of them, and a link to the others. */
function childrenIn(call: Call, folder: Folder): Record<string, unknown> {
  const all = children(call, folder);
  const next = `${call.request.base}${call.start}/contactFolders/${encodeURIComponent(folder.id)}/childFolders?$skip=${EXPANDED}`;
  return { childFolders: all.slice(0, EXPANDED), ...(all.length > EXPANDED ? { 'childFolders@odata.nextLink': next } : {}) };
}

/** The limit of an expanded list: the default size of a page. */
const EXPANDED = 10;

function single(call: Call, folder: Folder): Record<string, unknown> {
  return { '@odata.context': contextOf(call.request, `${contextName(call)}/$entity`), ...folder };
}

const contextName = ({ store }: Call): string => `users('${store.user.id}')/contactFolders`;
