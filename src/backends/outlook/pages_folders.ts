import type { Contact } from '../../contacts/contact.ts';
import type { Page } from '../../contacts/page.ts';
import type { Connection } from '../backend.ts';
import { isOutOfTime, problemForOutOfTime, SEARCH_RESERVE } from '../paging.ts';
import { isFilterRefused } from './errors.ts';
import { mailboxOf } from './folders_mailbox.ts';
import { type ListPage, pagesOf, type RowReading } from './pages.ts';
import { folderAt, fromCursor, toCursor } from './pages_cursor.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** Contacts that are listed page by page: the default folder first, then one folder after the other. */
export interface ContactListing {
  /** The only folder to read; all of them if it's missing. */
  readonly folderId?: string | undefined;
  /** The address of a folder's first page, and one without a filter in case the service refuses the filter. */
  readonly firstPages: (folderId: string | null) => readonly [string, string?];
  readonly isMatch: (contact: Contact) => boolean;
  readonly doing: string;
}

/**
 * At most `limit` matches, from the position that an earlier page returned as `next`. The other folders come in the
 * order of their IDs.
 */
export async function pageAcrossFolders(
  connection: Connection,
  listing: ContactListing,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<Page<Contact>> {
  const partial: PartialPage = { connection, listing, limit, items: [] };
  const position = cursor === null ? null : fromCursor(connection.authData, cursor);
  if (position !== null && 'after' in position) return await inFoldersAfter(partial, position.after);
  const start = position === null ? firstPage(partial, listing.folderId ?? null) : pageAt(partial, position.url, position.passed);
  // In the same turn, so it costs no extra request.
  const hasOthers = listing.folderId === undefined ? mailboxOf(connection).hasOthers() : Promise.resolve(false);
  hasOthers.catch(() => undefined);
  const next = await fill(partial, await start);
  if (next !== null || !(await hasOthers)) return { items: partial.items, next };
  return await inFoldersAfter(partial, position === null ? null : folderAt(position.url));
}

/** A page that isn't full yet. */
interface PartialPage {
  readonly connection: Connection;
  readonly listing: ContactListing;
  readonly limit: number;
  readonly items: Contact[];
}

/** Null is the default folder, and all others come after it. */
async function inFoldersAfter(partial: PartialPage, folder: string | null): Promise<Page<Contact>> {
  const { connection, limit, items } = partial;
  const goOnAfter = (last: string | null): Page<Contact> => ({ items, next: toCursor(connection.authData, { after: last }) });
  if (items.length >= limit) return goOnAfter(folder);
  const isBehind = (id: string): boolean => folder === null || id > folder;
  const starts = await mailboxOf(connection).others(async (id) => (isBehind(id) ? await firstPage(partial, id) : null));
  let last = folder;
  for (const [id, start] of [...starts].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (start === null) continue;
    if (items.length >= limit) return goOnAfter(last);
    const next = await fill(partial, start);
    if (next !== null) return { items, next };
    last = id;
  }
  return { items, next: null };
}

/** A page with its address; `passed` of its matches were returned before. */
interface StartPage extends ListPage<wire.WireContact> {
  readonly url: string;
  readonly passed: number;
}

async function firstPage(partial: PartialPage, folderId: string | null): Promise<StartPage> {
  const [best = '', other] = partial.listing.firstPages(folderId);
  try {
    return await pageAt(partial, best, 0);
  } catch (error) {
    if (other === undefined || !isFilterRefused(error)) throw error;
    return await pageAt(partial, other, 0);
  }
}

async function pageAt({ connection, listing }: PartialPage, url: string, passed: number): Promise<StartPage> {
  return { ...(await mailboxOf(connection).page({ url }, reading(listing.doing))), url, passed };
}

/** Adds the matches of a folder's pages. Returns the position to continue at, or null at the folder's end. */
async function fill({ connection, listing, limit, items }: PartialPage, start: StartPage): Promise<string | null> {
  let { url, passed } = start;
  for await (const page of pagesFrom(connection, start, listing.doing)) {
    const found = page.items.map((item) => toContact(item, connection.timezone)).filter(listing.isMatch);
    const taken = found.slice(passed, passed + limit - items.length);
    items.push(...taken);
    if (passed + taken.length < found.length) return toCursor(connection.authData, { url, passed: passed + taken.length });
    if (page.next === null) return null;
    if (items.length >= limit) return page.next;
    if (isOutOfTime(connection, SEARCH_RESERVE)) {
      // Without a match, no result could hold the position to continue at, and "nothing found" would be wrong.
      if (items.length === 0) throw problemForOutOfTime(connection, listing.doing);
      return page.next;
    }
    url = page.next;
    passed = 0;
  }
  return null;
}

async function* pagesFrom(connection: Connection, start: StartPage, doing: string): AsyncGenerator<ListPage<wire.WireContact>> {
  yield start;
  if (start.next !== null) yield* pagesOf(connection, { url: start.next }, reading(doing), mailboxOf(connection).page);
}

function reading(doing: string): RowReading<wire.WireContact> {
  return { item: wire.contact, what: 'contact', doing, scope: 'Contacts.Read' };
}
