import type { Contact } from '../../contacts/contact.ts';
import { lastPage, type Page } from '../../contacts/page.ts';
import { type ContactQuery, matchesQuery } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { isOutOfTime, problemForBadPage, problemForOutOfTime, SEARCH_RESERVE } from '../paging.ts';
import { graphUrl, isPeoplePath } from './client_links.ts';
import { isFilterRefused } from './errors.ts';
import { urlOf } from './pages.ts';
import { fromCursor, toCursor } from './pages_cursor.ts';
import { refuseConditions } from './sources.ts';
import { peopleFilter } from './sources_find.ts';
import type { Source } from './sources_ids.ts';
import { LARGEST_PEOPLE_PAGES, pagesOfPeople, peopleList } from './sources_pages.ts';

/** At most `limit` people of a source who match the query, and where to continue. */
export async function searchPeople(
  connection: Connection,
  source: Source,
  query: ContactQuery,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<Page<Contact>> {
  refuseConditions(connection, source, query);
  if (cursor !== null) return await pageFrom(connection, source, query, positionIn(connection, source, cursor), limit);
  const filter = source === 'domain' ? peopleFilter(query) : undefined;
  try {
    return await pageFrom(connection, source, query, { url: firstPage(connection, source, query, filter, limit), passed: 0 }, limit);
  } catch (error) {
    if (filter === undefined || !isFilterRefused(error)) throw error;
    return await pageFrom(
      connection,
      source,
      query,
      { url: firstPage(connection, source, query, undefined, LARGEST_PEOPLE_PAGES[source]), passed: 0 },
      limit,
    );
  }
}

interface Position {
  readonly url: string;
  readonly passed: number;
}

const DOING = 'find people';

function firstPage(connection: Connection, source: Source, query: ContactQuery, filter: string | undefined, limit: number): string {
  const { source: _source, ...conditions } = query;
  // Where matches are filtered here, small pages would take many requests.
  const largest = LARGEST_PEOPLE_PAGES[source];
  const top = Object.keys(conditions).length === 0 && source === 'domain' ? Math.min(limit, largest) : largest;
  const list = peopleList(connection, source, { filter, top });
  return urlOf({ ...list, url: `${graphUrl()}${list.url}` });
}

/** Refuses a position that leads anywhere but to this source. */
function positionIn(connection: Connection, source: Source, cursor: string): Position {
  const position = fromCursor(connection.authData, cursor, (_authData, path) => isPeoplePath(path, source));
  if ('after' in position) throw problemForBadPage();
  return position;
}

async function pageFrom(
  connection: Connection,
  source: Source,
  query: ContactQuery,
  start: Position,
  limit: number,
): Promise<Page<Contact>> {
  const items: Contact[] = [];
  let { url, passed } = start;
  for await (const page of pagesOfPeople(connection, source, { url }, DOING)) {
    const found = page.items.filter((contact) => matchesQuery(contact, query)).slice(passed);
    const taken = found.slice(0, limit - items.length);
    items.push(...taken);
    if (taken.length < found.length) return { items, next: toCursor(connection.authData, { url, passed: passed + taken.length }) };
    if (page.next === null) return lastPage(items);
    if (items.length >= limit) return { items, next: page.next };
    if (isOutOfTime(connection, SEARCH_RESERVE)) {
      // Without a match, no result could hold the position to continue at, and "nothing found" would be wrong.
      if (items.length === 0) throw problemForOutOfTime(connection, DOING);
      return { items, next: page.next };
    }
    url = page.next;
    passed = 0;
  }
  return lastPage(items);
}
