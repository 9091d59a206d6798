import type { Scope } from '../../contacts/query.ts';
import { REVISION_KEYS, revisionOf } from '../../contacts/revision.ts';
import { hasTag } from '../../contacts/tags.ts';
import type { ChangesPort, Connection, Revision } from '../backend.ts';
import { isOutOfTime, reaches, tooMuch } from '../paging.ts';
import { isFilterRefused } from './errors.ts';
import { allOf, datedAtAll, datedSince, newestFirst, oldestFirst, withTag } from './filter.ts';
import { LARGEST_PAGE, pagesOf, type Reading } from './pages.ts';
import { contactsPath } from './place.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** Filtered and sorted by date: what happened is read and nothing else, however many contacts there are. */
export const changes: ChangesPort = {
  recent: async function* (connection, date, { since, enough }, scope) {
    const order = { since: datedSince(date, since), orderby: newestFirst(date), top: LARGEST_PAGE };
    for await (const rows of withinScope(connection, scope, order)) {
      yield holding(rows, scope);
      if (reaches(rows, date, enough)) return;
    }
  },
  sample: async (connection, date, most, scope) => {
    const order = { since: datedAtAll(date), orderby: newestFirst(date), top: most };
    const found: Revision[] = [];
    for await (const rows of withinScope(connection, scope, order)) {
      found.push(...holding(rows, scope));
      if (found.length >= most) break;
    }
    return found.slice(0, most);
  },
  all: async function* (connection, scope) {
    // Oldest first: a contact that is made while the others are read comes at the end, and moves none of them.
    const order = { since: datedAtAll('created'), orderby: oldestFirst('created'), top: LARGEST_PAGE };
    for await (const rows of withinScope(connection, scope, order)) yield holding(rows, scope);
  },
};

const READING: Reading<wire.WireContact> = { item: wire.contact, doing: 'look for new and changed contacts', needs: 'Contacts.Read' };
const REMEDY = 'Limit the trigger to a folder, or to a tag that fewer contacts have.';

interface Order {
  readonly since: string;
  readonly orderby: string;
  readonly top: number;
}

/** The tag stands behind the date, by which alone the list may be sorted. Where the service will not judge it, all rows come. */
async function* withinScope(connection: Connection, scope: Scope, order: Order): AsyncGenerator<readonly Revision[]> {
  if (scope.tag === undefined) return yield* readRows(connection, scope, order, []);
  try {
    yield* readRows(connection, scope, order, [withTag(scope.tag)]);
  } catch (error) {
    if (!isFilterRefused(error)) throw error;
    yield* readRows(connection, scope, order, []);
  }
}

async function* readRows(
  connection: Connection,
  scope: Scope,
  { since, orderby, top }: Order,
  conditions: readonly string[],
): AsyncGenerator<readonly Revision[]> {
  const list = { url: contactsPath(scope.folder_id), filter: allOf([since, ...conditions]), orderby, select: wire.CONTACT_KEYS, top };
  let read = 0;
  for await (const page of pagesOf(connection, list, READING)) {
    read += page.items.length;
    yield page.items.map((item) => toRevision(item, connection.timezone));
    if (page.next !== null && isOutOfTime(connection)) throw tooMuch(connection, read, REMEDY);
  }
}

/** The tag is judged here too. */
function holding(rows: readonly Revision[], { tag }: Scope): readonly Revision[] {
  return tag === undefined ? rows : rows.filter(({ contact }) => hasTag(contact.tags, tag));
}

/** The change key is new with every state of the contact. */
function toRevision(item: wire.WireContact, zone: string | null): Revision {
  const contact = toContact(item, zone);
  const key = item.changeKey ?? '';
  return { contact, revision: key === '' ? (contact.updated_at ?? revisionOf(contact, REVISION_KEYS)) : key };
}
