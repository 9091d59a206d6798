import { problemForBadPage } from '../paging.ts';
import { graphUrl, isContactsPath } from './client.ts';

/**
 * Where a list of all folders continues: on a folder's page after some matches, or in the folder after a given one
 * (null is the default one).
 */
export type Position = { readonly url: string; readonly passed: number } | { readonly after: string | null };

/**
 * Reads a position that comes from outside. A position that leads anywhere but to such a list is refused: by default, to
 * contacts of this mailbox.
 */
export function fromCursor(cursor: string, isListPath = isContactsPath): Position {
  if (cursor.startsWith(AFTER)) return { after: cursor.slice(AFTER.length) || null };
  const [url = '', passed = ''] = cursor.split('#');
  const parsed = URL.canParse(cursor) ? new URL(cursor) : null;
  const start = new URL(graphUrl());
  const isBelow = parsed?.origin === start.origin && parsed.pathname.startsWith(`${start.pathname}/`);
  if (!isBelow || !isListPath(parsed.pathname.slice(start.pathname.length))) throw problemForBadPage();
  return { url, passed: /^\d+$/.test(passed) ? Number(passed) : 0 };
}

/** The part after the `#` is never sent. */
export function toCursor(position: Position): string {
  if ('after' in position) return `${AFTER}${position.after ?? ''}`;
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
