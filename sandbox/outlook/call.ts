import type { ServiceRequest, ServiceResponse } from '../service.ts';
import type { StoredContact } from './contact.ts';
import type { contactLists } from './contact_order.ts';
import { GraphError, itemNotFound } from './errors.ts';
import { checkId, immutableFrom } from './ids.ts';
import type { Folder, OutlookStore } from './store.ts';

/** One request on its way to its handler. */
export interface Call {
  readonly request: ServiceRequest;
  readonly store: OutlookStore;
  /** How links name the mailbox. */
  readonly start: string;
  readonly lists: ReturnType<typeof contactLists>;
  /** The IDs of the path by their name in the route, decoded. */
  readonly ids: Readonly<Record<string, string>>;
  /** The folders of the path above the target, outermost first. */
  readonly ancestors: readonly string[];
  /** The request asked for immutable IDs. */
  readonly immutable: boolean;
  /** Those of the token. */
  readonly scopes: readonly string[];
}

export type Handler = (call: Call) => ServiceResponse | Promise<ServiceResponse>;

/** The folder of the path, or the default one. Every folder above it must be its parent. */
export function folderOf(call: Call): Folder {
  const named = call.ids.folder;
  if (named === undefined) return folderBy(call, call.store.defaultFolderId);
  return [...call.ancestors, named]
    .map((id) => folderBy(call, id))
    .reduce((parent, child) => {
      if (child.parentFolderId !== parent.id) throw itemNotFound();
      return child;
    });
}

/** The contact of the path, by either form of its ID. Without a folder in the path, it can be in any. */
export function contactOf(call: Call): StoredContact {
  const contact = call.store.contacts.get(immutableFrom(checkId(call.ids.contact ?? '')));
  if (contact === undefined) throw itemNotFound();
  if (call.ids.folder !== undefined && folderOf(call).id !== contact.folderId) throw itemNotFound();
  return contact;
}

/** Refuses a change for an older version than the mailbox's. */
export function checkVersion(call: Call, contact: StoredContact): void {
  const etag = call.request.headers['if-match'];
  if (etag === undefined || etag === '*' || call.store.dropIfMatch) return;
  if (etag.replace(/^W\//, '') === `"${contact.changeKey}"`) return;
  throw new GraphError(
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  );
}

function folderBy(call: Call, id: string): Folder {
  const folder = call.store.folders.get(id.toLowerCase() === WELL_KNOWN ? call.store.defaultFolderId : checkId(id));
  if (folder === undefined) throw itemNotFound();
  return folder;
}

/** The default folder's name in a path, in any language. */
const WELL_KNOWN = 'contacts';
