import { badPage } from '../paging.ts';
import { graphUrl, isContactsPath } from './client.ts';

/** Where a listing of all folders goes on: within a folder's page, behind so many of its matches; or in the folder after one (null is the default one). */
export type Position = { readonly url: string; readonly passed: number } | { readonly after: string | null };

/** Reads a position that came back from outside: what leads anywhere but to contacts of this mailbox is refused. */
export function fromCursor(cursor: string): Position {
  if (cursor.startsWith(AFTER)) return { after: cursor.slice(AFTER.length) || null };
  const [url = '', passed = ''] = cursor.split('#');
  const parsed = URL.canParse(cursor) ? new URL(cursor) : null;
  const start = new URL(graphUrl());
  const isBelow = parsed?.origin === start.origin && parsed.pathname.startsWith(`${start.pathname}/`);
  if (!isBelow || !isContactsPath(parsed.pathname.slice(start.pathname.length))) throw badPage();
  return { url, passed: /^\d+$/.test(passed) ? Number(passed) : 0 };
}

/** What stands behind the `#` is never sent. */
export function toCursor(position: Position): string {
  if ('after' in position) return `${AFTER}${position.after ?? ''}`;
  return position.passed === 0 ? position.url : `${position.url}#${position.passed}`;
}

/** The folder whose contacts are at the address; null is the default one. */
export function folderAt(url: string): string | null {
  const { pathname } = new URL(url);
  const folders = [...pathname.matchAll(/\/(?:contactFolders|childFolders)(?:\('([^'/]+)'\)|\/([^/]+))/gi)];
  const last = folders.at(-1);
  return last === undefined ? null : decodeURIComponent(last[1] ?? last[2] ?? '');
}

const AFTER = 'after:';
