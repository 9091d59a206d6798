import type { Selection } from '../../contacts/query.ts';
import { hasTag } from '../../contacts/tags.ts';
import type { ChangeDate, ChangesPort, Connection, Revision } from '../backend.ts';
import { isOutOfTime, problemForTooMuch } from '../paging.ts';
import { type Order, openLists } from './changes_lists.ts';
import { datedAtAll, datedWithin, newestFirst, oldestFirst } from './filter.ts';
import { LARGEST_PAGE } from './pages.ts';
import { sourceOf } from './sources.ts';
import { everyRevision, sampleRevisions } from './sources_changes.ts';

/** Filters and sorts by date, so it reads only what changed, however many contacts there are. */
export const changes: ChangesPort = {
  recent: async function* (connection, date, { since, until, enough }, selection) {
    const order = { since: datedWithin(date, since, until), orderby: newestFirst(date), top: LARGEST_PAGE };
    for await (const rows of newestOfAll(connection, date, enough, selection, order)) yield onlyTagged(rows, selection);
  },
  sample: async (connection, date, limit, selection) => {
    const source = sourceOf(connection, selection.source);
    if (source !== null) return await sampleRevisions(connection, source, limit, selection);
    const order = { since: datedAtAll(date), orderby: newestFirst(date), top: limit };
    const found: Revision[] = [];
    for await (const rows of newestOfAll(connection, date, Number.NEGATIVE_INFINITY, selection, order)) {
      found.push(...onlyTagged(rows, selection));
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  },
  all: async function* (connection, selection) {
    const source = sourceOf(connection, selection.source);
    if (source !== null) return yield* everyRevision(connection, source, selection);
    // Oldest first: a contact that is created during the reading comes at the end and moves no other one.
    const order = { since: datedAtAll('created'), orderby: oldestFirst('created'), top: LARGEST_PAGE };
    let read = 0;
    for (let list of await openLists(connection, selection, order)) {
      read += list.rows.length;
      yield onlyTagged(list.rows, selection);
      while (list.hasMore) {
        if (isOutOfTime(connection)) throw problemForTooMuch(connection, read, REMEDY);
        list = await list.next();
        read += list.rows.length;
        yield onlyTagged(list.rows, selection);
      }
    }
  },
};

const REMEDY = `Limit the trigger to a folder or a ${__BUILD__.words.tag}.`;

/** How many lists are continued at the same time: their pages are large and come in one response. */
const AT_ONCE = 4;

/**
 * The rows of all folders, newest first, until each list has passed `enough` or ended. A row is returned once no folder
 * can have a newer unread one.
 */
async function* newestOfAll(
  connection: Connection,
  date: ChangeDate,
  enough: number,
  selection: Selection,
  order: Order,
): AsyncGenerator<readonly Revision[]> {
  const seen = new Set<string>();
  let waiting: Revision[] = [];
  let lists = (await openLists(connection, selection, order)).map((list) => ({ list, reached: Number.POSITIVE_INFINITY }));
  for (;;) {
    for (const { list } of lists) waiting.push(...list.rows.filter(once(seen)));
    lists = lists
      .map(({ list, reached }) => ({ list, reached: Math.min(reached, ...list.rows.map((row) => momentOf(row, date))) }))
      .filter(({ list, reached }) => list.hasMore && reached > enough)
      .sort((one, other) => other.reached - one.reached);
    const horizon = lists[0]?.reached ?? Number.NEGATIVE_INFINITY;
    yield waiting.filter((row) => momentOf(row, date) >= horizon).sort((one, other) => momentOf(other, date) - momentOf(one, date));
    waiting = waiting.filter((row) => momentOf(row, date) < horizon);
    if (lists.length === 0) return;
    if (isOutOfTime(connection)) throw problemForTooMuch(connection, seen.size, REMEDY);
    const read = lists.slice(0, AT_ONCE).map(async ({ list, reached }) => ({ list: await list.next(), reached }));
    lists = [...(await Promise.all(read)), ...lists.slice(AT_ONCE)];
  }
}

/**
 * Whether this state of a contact is new. A list that changes during the reading, or that is read again, can contain it
 * twice.
 */
function once(seen: Set<string>): (row: Revision) => boolean {
  return ({ contact: { id }, revision }) => {
    const state = `${id} ${revision}`;
    return !seen.has(state) && seen.add(state).has(state);
  };
}

/** In milliseconds since 1970; a contact without a date comes first. */
function momentOf({ contact }: Revision, date: ChangeDate): number {
  const moment = Date.parse((date === 'created' ? contact.created_at : contact.updated_at) ?? '');
  return Number.isNaN(moment) ? Number.MAX_SAFE_INTEGER : moment;
}

/** The tag is also checked here. */
function onlyTagged(rows: readonly Revision[], { tag }: Selection): readonly Revision[] {
  return tag === undefined ? rows : rows.filter(({ contact }) => hasTag(contact.tags, tag));
}
