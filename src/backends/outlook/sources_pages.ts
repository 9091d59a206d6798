import type { Contact } from '../../contacts/contact.ts';
import type { Connection } from '../backend.ts';
import { isOutOfTime, problemForTooMuch } from '../paging.ts';
import { PEOPLE, USERS } from './client_paths.ts';
import { type List, type ListPage, pagesOf, type RowReading } from './pages.ts';
import { readsWholeProfiles, SOURCE_SCOPES } from './sign_in_scopes.ts';
import type { Source } from './sources_ids.ts';
import { isPerson, personToContact, userToContact } from './sources_translate.ts';
import * as wire from './sources_wire.ts';

/** The largest pages. Unlike other lists, the directory's ends at 999. https://learn.microsoft.com/graph/api/user-list */
export const LARGEST_PEOPLE_PAGES: Readonly<Record<Source, number>> = { inbox: 1000, domain: 999 };

/** A source's list, from its start. */
export function peopleList(connection: Connection, source: Source, { filter, top }: Pick<List, 'filter' | 'top'>): List {
  return { url: PATHS[source], filter, select: selectFor(connection, source), top };
}

/** Pages of a list of people, until the caller stops. */
export function pagesOfPeople(connection: Connection, source: Source, list: List, doing: string): AsyncGenerator<ListPage<Contact>> {
  const reading = { what: 'person', doing, scope: SOURCE_SCOPES[source] };
  return source === 'domain'
    ? translated(connection, list, { ...reading, item: wire.user }, (users) => users.map(userToContact))
    : translated(connection, list, { ...reading, item: wire.person }, (people) =>
        people.filter(isPerson).map((one) => personToContact(one, connection.timezone)),
      );
}

/**
 * Everyone of a source, page by page. It's a problem if not all can be read, because a part would look like the whole.
 * `remedy` is a sentence.
 */
export async function* everyoneOf(
  connection: Connection,
  source: Source,
  doing: string,
  remedy: string,
): AsyncGenerator<readonly Contact[]> {
  let read = 0;
  const list = peopleList(connection, source, { top: LARGEST_PEOPLE_PAGES[source] });
  for await (const { items, next } of pagesOfPeople(connection, source, list, doing)) {
    read += items.length;
    yield items;
    if (next !== null && isOutOfTime(connection)) throw problemForTooMuch(connection, read, remedy);
  }
}

/** The properties that the connection may read; Microsoft refuses a list that asks for more. */
export function selectFor({ authData }: Connection, source: Source): readonly string[] {
  if (source === 'inbox') return wire.PERSON_KEYS;
  return readsWholeProfiles(authData) ? wire.WHOLE_KEYS : wire.BASIC_KEYS;
}

const PATHS: Readonly<Record<Source, string>> = { inbox: PEOPLE, domain: USERS };

async function* translated<T>(
  connection: Connection,
  list: List,
  reading: RowReading<T>,
  toContacts: (items: readonly T[]) => readonly Contact[],
): AsyncGenerator<ListPage<Contact>> {
  for await (const { items, next } of pagesOf(connection, list, reading)) yield { items: toContacts(items), next };
}
