import { Problem } from '../../contacts/errors.ts';
import { segment as encoded } from '../../contacts/segment.ts';
import { quote } from '../../contacts/text.ts';
import { address } from '../environment.ts';

/** Below which everything of Graph lies. */
export function base(): string {
  return address('GRAPH_URL', 'https://graph.microsoft.com/v1.0');
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

/** A position that a list of contacts gave, come back from outside: anything else below Graph's address is none of it. */
export function checkedPosition(cursor: string): string {
  const url = URL.canParse(cursor) ? new URL(cursor) : null;
  const start = new URL(base());
  const isBelow = url?.origin === start.origin && url.pathname.startsWith(`${start.pathname}/`);
  if (!isBelow || !CONTACTS.test(url.pathname.slice(start.pathname.length)))
    throw new Problem(
      'invalid_input',
      'The page is not one that an earlier run of this search gave as its next page. Take it from "next_page", or leave it blank. Nothing was sent.',
    );
  return cursor;
}

/** Next links name the mailbox as `me` or as `users('...')`. */
const CONTACTS =
  /^\/(?:me|users\('[^'/]+'\)|users\/[^/]+)(?:\/contactFolders(?:\('[^'/]+'\)|\/[^/]+))?(?:\/childFolders(?:\('[^'/]+'\)|\/[^/]+))*\/contacts$/i;

/** A path made of nothing or of dots would be that of something else. */
function segment(id: string): string {
  if (/^\.{0,2}$/.test(id.trim()))
    throw new Problem('not_found', `There is nothing with the id ${quote(id)} in Outlook. Check the id. Nothing was sent.`);
  return encoded(id);
}
