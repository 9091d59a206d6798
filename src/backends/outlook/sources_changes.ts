import type { Selection } from '../../contacts/query.ts';
import { REVISION_KEYS, revisionOf } from '../../contacts/revision.ts';
import type { Connection, Revision } from '../backend.ts';
import { refuseConditions } from './sources.ts';
import type { Source } from './sources_ids.ts';
import { everyoneOf, pagesOfPeople, peopleList } from './sources_pages.ts';

/** People outside the address book have no dates, so every poll reads all of a source and compares. */
export async function* everyRevision(connection: Connection, source: Source, selection: Selection): AsyncGenerator<readonly Revision[]> {
  refuseConditions(connection, source, selection);
  for await (const people of everyoneOf(connection, source, DOING, 'Choose another source, or leave Source blank.'))
    yield people.map((contact) => ({ contact, revision: revisionOf(contact, KEYS) }));
}

/** The first few, for the editor's samples. */
export async function sampleRevisions(
  connection: Connection,
  source: Source,
  limit: number,
  selection: Selection,
): Promise<readonly Revision[]> {
  refuseConditions(connection, source, selection);
  // Some of them can be groups or rooms.
  const list = peopleList(connection, source, { top: limit * SPARE });
  for await (const { items } of pagesOfPeople(connection, source, list, DOING))
    if (items.length > 0) return items.slice(0, limit).map((contact) => ({ contact, revision: revisionOf(contact, KEYS) }));
  return [];
}

const DOING = 'look for new and changed people';
const SPARE = 10;

/** Frozen, for the same reason as the keys that it extends. */
const KEYS = [...REVISION_KEYS, 'department'] as const;
