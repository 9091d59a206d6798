import type { AuthData } from '../backend.ts';
import { problemForBadPage } from '../paging.ts';
import { graphUrl, isContactsPath, linkInMailbox } from './client_links.ts';
import { sharedMailbox } from './client_paths.ts';

/**
 * Where a list of all folders continues: on a folder's page after some matches, or in the folder after a given one
 * (null is the default one).
 */
export type Position = { readonly url: string; readonly passed: number } | { readonly after: string | null };

/**
 * Reads a position that comes from outside. A position that leads anywhere but to such a list is refused: by default, to
 * contacts of this connection's mailbox.
 */
export function fromCursor(authData: AuthData, cursor: string, isListPath = isContactsPath): Position {
  const after = afterIn(authData);
  if (cursor.startsWith(AFTER)) {
    // The start for the own mailbox also begins that of every shared one, whose address has an @ that no ID has.
    const folder = cursor.slice(after.length);
    if (!cursor.startsWith(after) || folder.includes('@')) throw problemForBadPage();
    return { after: folder || null };
  }
  const [url = '', passed = ''] = cursor.split('#');
  const parsed = URL.canParse(cursor) ? new URL(cursor) : null;
  const start = new URL(graphUrl());
  const isBelow = parsed?.origin === start.origin && parsed.pathname.startsWith(`${start.pathname}/`);
  if (!isBelow || !isListPath(authData, parsed.pathname.slice(start.pathname.length))) throw problemForBadPage();
  return { url: linkInMailbox(authData, url), passed: /^\d+$/.test(passed) ? Number(passed) : 0 };
}

/** The part after the `#` is never sent. */
export function toCursor(authData: AuthData, position: Position): string {
  if ('after' in position) return `${afterIn(authData)}${position.after ?? ''}`;
  return position.passed === 0 ? position.url : `${position.url}#${position.passed}`;
}

/** The folder with the contacts of this address; null is the default one. */
export function folderAt(url: string): string | null {
  const { pathname } = new URL(url);
  const folders = [...pathname.matchAll(/\/(?:contactFolders|childFolders)(?:\('([^'/]+)'\)|\/([^/]+))/gi)];
  const last = folders.at(-1);
  return last === undefined ? null : decodeURIComponent(last[1] ?? last[2] ?? '');
}

const AFTER = 'after:';

function afterIn(authData: AuthData): string {
  const mailbox = sharedMailbox(authData);
  return mailbox === undefined ? AFTER : `${AFTER}${mailbox.toLowerCase()}:`;
}
