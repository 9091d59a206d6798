import { Problem } from '../../contacts/errors.ts';
import { looksLikeEmail, quote, visibleText } from '../../contacts/text.ts';
import { encodePathPart } from '../../http/path_part.ts';
import { outlookType } from '../account_types.ts';
import type { AuthData, Connection } from '../backend.ts';
import { refuseOutsider } from './sources_ids.ts';

/**
 * The address of the shared mailbox that the connection is for; undefined if it's for the person's own. Whatever can't
 * be an address is refused, because a typing mistake must never lead to the own mailbox.
 */
export function sharedMailbox({ mailbox = '' }: AuthData): string | undefined {
  const address = visibleText(mailbox);
  if (mailbox.trim() === '') return undefined;
  if (looksLikeEmail(address) && ADDRESS.test(address)) return address;
  throw new Problem(
    'invalid_input',
    `${quote(mailbox)} in Shared Mailbox isn't an email address. Correct it, like sales@example.com, and connect again.`,
  );
}

/** What Exchange allows in an address, without what some servers take for a part of a path. */
const ADDRESS = /^[\p{L}\p{N}!#&'*+=^_~.-]+@[\p{L}\p{N}.-]+$/u;

/** The one place that says whose contacts a request is about. */
export function mailboxPath(authData: AuthData): string {
  const address = sharedMailbox(authData);
  return address === undefined ? '/me' : `/users/${encodePathPart(address)}`;
}

/** A contact has this path in every folder. A person outside the address book has none. */
export function contactPath({ authData }: Connection, id: string): string {
  refuseOutsider(id);
  return `${mailboxPath(authData)}/contacts/${pathPart(id)}`;
}

/** Exchange's name for a mailbox's first folder, in every language. */
export const DEFAULT_FOLDER = 'contacts';

/** The contacts of a folder. Without a folder, those of the default one, which not every mailbox knows by its name. */
export function contactsPath(connection: Connection, folderId: string | null | undefined): string {
  const isDefault = folderId === null || folderId === undefined || folderId === '' || folderId === DEFAULT_FOLDER;
  return `${isDefault ? mailboxPath(connection.authData) : folderPath(connection, folderId)}/contacts`;
}

/** The folders of the top level. */
export function foldersPath({ authData }: Connection): string {
  return `${mailboxPath(authData)}/contactFolders`;
}

export function folderPath(connection: Connection, id: string): string {
  return `${foldersPath(connection)}/${pathPart(id)}`;
}

/** To Do only has lists of the signed-in person. */
export const TASK_LISTS = '/me/todo/lists';

export function taskListPath(listId: string): string {
  return `${TASK_LISTS}/${pathPart(listId)}`;
}

export function taskPath(listId: string, taskId: string): string {
  return `${taskListPath(listId)}/tasks/${pathPart(taskId)}`;
}

/** The people one works with. */
export const PEOPLE = '/me/people';

export function personPath(id: string): string {
  return `${PEOPLE}/${pathPart(id)}`;
}

/** The organization's directory. */
export const USERS = '/users';

export function userPath(id: string): string {
  return `${USERS}/${pathPart(id)}`;
}

/** A part that is empty or made of dots would make it another path. */
function pathPart(id: string): string {
  if (/^\.{0,2}$/.test(id.trim()))
    throw new Problem('not_found', `${outlookType.label} has nothing with the ID ${quote(id)}. Check the ID.`);
  return encodePathPart(id);
}
