import { Problem } from '../../contacts/errors.ts';
import { segment as encoded } from '../../contacts/segment.ts';
import { quote } from '../../contacts/text.ts';
import { address } from '../environment.ts';

/** Below which everything of Graph lies. */
export function base(): string {
  return address('GRAPH_URL', 'https://graph.microsoft.com/v1.0');
}

/** Without it ids change when a contact moves to another folder. https://learn.microsoft.com/graph/outlook-immutable-id */
export const IMMUTABLE_IDS = { Prefer: 'IdType="ImmutableId"' } as const;

/** What follows Graph's address, query included, of a path or of a link that Graph gave; null where the link leads elsewhere. */
export function pathBelowBase(url: string): string | null {
  if (url.startsWith('/')) return url;
  const start = new URL(base());
  const { origin, pathname, search, username, password } = URL.canParse(url) ? new URL(url) : start;
  const isBelow = origin === start.origin && pathname.startsWith(`${start.pathname}/`) && username === '' && password === '';
  return isBelow ? `${pathname.slice(start.pathname.length)}${search}` : null;
}

/** The path of a contact. It is found in whatever folder it lies. */
export function contactPath(id: string): string {
  return `/me/contacts/${segment(id)}`;
}

/** The name by which Exchange knows the folder that a mailbox begins with, in every language. */
export const DEFAULT_FOLDER = 'contacts';

/** The contacts of a folder; without one, those of the default folder, which not every mailbox knows by its name. */
export function contactsPath(folderId: string | null | undefined): string {
  const isDefault = folderId === null || folderId === undefined || folderId === '' || folderId === DEFAULT_FOLDER;
  return isDefault ? '/me/contacts' : `${folderPath(folderId)}/contacts`;
}

export function folderPath(id: string): string {
  return `/me/contactFolders/${segment(id)}`;
}

export function listPath(listId: string): string {
  return `/me/todo/lists/${segment(listId)}`;
}

export function taskPath(listId: string, taskId: string): string {
  return `${listPath(listId)}/tasks/${segment(taskId)}`;
}

/** Whether a path below Graph's address is that of the contacts of a folder. */
export function isContactsPath(path: string): boolean {
  return CONTACTS.test(path);
}

/** Next links name the mailbox as `me` or as `users('...')`. */
const CONTACTS =
  /^\/(?:me|users\('[^'/]+'\)|users\/[^/]+)(?:\/contactFolders(?:\('[^'/]+'\)|\/[^/]+))?(?:\/childFolders(?:\('[^'/]+'\)|\/[^/]+))*\/contacts$/i;

/** A path made of nothing or of dots would be that of something else. */
function segment(id: string): string {
  if (/^\.{0,2}$/.test(id.trim())) throw new Problem('not_found', `Outlook has nothing with the ID ${quote(id)}. Check the ID.`);
  return encoded(id);
}
