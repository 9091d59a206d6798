import type { Selection } from '../../contacts/query.ts';
import { REVISION_KEYS, revisionOf } from '../../contacts/revision.ts';
import { hasTag } from '../../contacts/tags.ts';
import type { ChangeDate, ChangesPort, Connection, Revision } from '../backend.ts';
import { areReadBackTo, isOutOfTime, problemForTooMuch } from '../paging.ts';
import { contactContext } from './client.ts';
import type { Filter } from './filter.ts';
import { LARGEST_PAGE, pagesOf, readPage, type Search } from './pages.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/** Only the search can sort and filter by date. */
export const changes: ChangesPort = {
  recent: async function* (connection, date, { since, until, enough }, selection) {
    const dated: Filter = {
      field: FIELDS[date],
      operator: 'range',
      value: { gte: new Date(since).toISOString(), ...(until === undefined ? {} : { lte: new Date(until).toISOString() }) },
    };
    const first = { filters: [dated, ...selected(selection)], sort: newestFirst(date), pageLimit: LARGEST_PAGE, page: 1 };
    for await (const rows of revisionsOf(connection, first)) {
      yield onlyTagged(rows, selection);
      if (areReadBackTo(rows, date, enough)) return;
    }
  },
  sample: async (connection, date, limit, selection) => {
    const found = await readPage(connection, { filters: selected(selection), sort: newestFirst(date), pageLimit: limit, page: 1 }, DOING);
    return found.contacts.map((item) => revisionOfRow(connection, item));
  },
  all: async function* (connection, selection) {
    // Oldest first: if someone edits a contact during the reading, it moves to the end, and nothing is skipped.
    const first: Search = {
      filters: selected(selection),
      sort: [{ field: 'dateAdded', direction: 'asc' }],
      pageLimit: LARGEST_PAGE,
      page: 1,
    };
    for await (const rows of revisionsOf(connection, first)) yield onlyTagged(rows, selection);
  },
};

const DOING = 'look for new and changed contacts';
const FIELDS: Readonly<Record<ChangeDate, string>> = { created: 'dateAdded', updated: 'dateUpdated' };

function newestFirst(date: ChangeDate) {
  return [{ field: FIELDS[date], direction: 'desc' }] as const;
}

function selected(selection: Selection): Filter[] {
  return [
    ...(selection.tag === undefined ? [] : [{ field: 'tags', operator: 'eq', value: selection.tag.toLowerCase() } as const]),
    ...(selection.source === undefined ? [] : [{ field: 'source', operator: 'eq', value: selection.source } as const]),
  ];
}

async function* revisionsOf(connection: Connection, first: Search): AsyncGenerator<readonly Revision[]> {
  let read = 0;
  for await (const { contacts, isLast } of pagesOf(connection, first, DOING)) {
    read += contacts.length;
    yield contacts.map((item) => revisionOfRow(connection, item));
    if (!isLast && isOutOfTime(connection)) throw problemForTooMuch(connection, read, REMEDY);
  }
}

const REMEDY = 'Limit the trigger to a tag.';

/** The service compares tags by its own rules, so we check its results again. */
function onlyTagged(rows: readonly Revision[], { tag }: Selection): readonly Revision[] {
  return tag === undefined ? rows : rows.filter(({ contact }) => hasTag(contact.tags, tag));
}

/** A contact, and its update time as revision. */
export function revisionOfRow(connection: Connection, item: WireContact): Revision {
  const contact = toContact(item, contactContext(connection));
  return { contact, revision: contact.updated_at ?? revisionOf(contact, REVISION_KEYS) };
}
