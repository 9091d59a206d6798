import { Problem } from '../../contacts/errors.ts';
import type { Scope } from '../../contacts/query.ts';
import { REVISION_KEYS, revisionOf } from '../../contacts/revision.ts';
import { hasTag } from '../../contacts/tags.ts';
import type { ChangesPort, Connection, NewsDate, Revision } from '../backend.ts';
import { MOST_BYTES, MOST_NEWS, MOST_ROWS } from '../reach.ts';
import { placeOf } from './place.ts';
import { type Filter, following, LARGEST_PAGE, type Search, type SearchPage, search } from './search.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/** The search is the only call that sorts and filters by date. */
export const changes: ChangesPort = {
  recent: (connection, date, since, scope) => {
    const from: Filter = { field: FIELDS[date], operator: 'range', value: { gte: new Date(since).toISOString() } };
    const request = { filters: [from, ...within(scope)], sort: newestFirst(date), pageLimit: LARGEST_PAGE, page: 1 };
    return readPages(connection, request, scope, { rows: MOST_NEWS, whole: false });
  },
  sample: async (connection, date, most, scope) => {
    const found = await search(connection, { filters: within(scope), sort: newestFirst(date), pageLimit: most, page: 1 }, DOING);
    return found.contacts.map((item) => revision(connection, item));
  },
  all: (connection, scope) => {
    // Oldest first: what is edited while it is being read moves behind what was read, and nothing is passed over.
    const request = { filters: within(scope), sort: [{ field: 'dateAdded', direction: 'asc' }] as const, pageLimit: LARGEST_PAGE, page: 1 };
    return readPages(connection, request, scope, { rows: MOST_ROWS, whole: true });
  },
};

const DOING = 'look for new and changed contacts';
const FIELDS: Readonly<Record<NewsDate, string>> = { created: 'dateAdded', updated: 'dateUpdated' };
/** Of the 25 s of a run, what must be left after the last page. */
const RESERVE = 5_000;

function newestFirst(date: NewsDate) {
  return [{ field: FIELDS[date], direction: 'desc' }] as const;
}

function within(scope: Scope): Filter[] {
  return [
    ...(scope.tag === undefined ? [] : [{ field: 'tags', operator: 'eq', value: scope.tag.toLowerCase() } as const]),
    ...(scope.source === undefined ? [] : [{ field: 'source', operator: 'eq', value: scope.source } as const]),
  ];
}

async function readPages(
  connection: Connection,
  first: Search,
  scope: Scope,
  limit: { rows: number; whole: boolean },
): Promise<readonly Revision[]> {
  const rows = new Map<string, Revision>();
  let progress: Progress = { next: first, more: true };
  for (let seen = 0; progress.next !== null && rows.size < limit.rows; ) {
    if (seen > 0 && outOfBounds(connection)) throw tooMuch();
    const page = await search(connection, progress.next, DOING);
    const before = rows.size;
    for (const item of page.contacts) rows.set(item.id, revision(connection, item));
    seen += page.contacts.length;
    progress = progressAfter(progress.next, page, seen, rows.size > before);
  }
  if (limit.whole && progress.more) throw tooMuch();
  return [...rows.values()].slice(0, limit.rows).filter(({ contact }) => scope.tag === undefined || hasTag(contact.tags, scope.tag));
}

/** What is to be asked for next, and whether there is more than was read: it may be there and cannot be asked for. */
interface Progress {
  readonly next: Search | null;
  readonly more: boolean;
}

/** A page that brings nobody new would be followed by itself for ever. */
function progressAfter(request: Search, page: SearchPage, seen: number, news: boolean): Progress {
  const done = page.contacts.length === 0 || (page.total === null ? page.contacts.length < request.pageLimit : seen >= page.total);
  const next = done || !news ? null : following(request, page.contacts);
  return { next, more: !done };
}

function outOfBounds(connection: Connection): boolean {
  return connection.http.left() < RESERVE || connection.http.read() > MOST_BYTES;
}

function revision(connection: Connection, item: WireContact): Revision {
  const contact = toContact(item, placeOf(connection));
  return { contact, revision: contact.updated_at ?? revisionOf(contact, REVISION_KEYS) };
}

function tooMuch(): Problem {
  return new Problem(
    'too_much',
    'There are more contacts here than can be read at one go (100,000 contacts, 15 MB or 20 seconds), and a part of them would look like false news. Narrow the trigger by a tag that fewer contacts have.',
  );
}
