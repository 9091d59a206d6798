import { Problem } from '../../contacts/errors.ts';
import type { Scope } from '../../contacts/query.ts';
import { REVISION_KEYS, revisionOf } from '../../contacts/revision.ts';
import { hasTag } from '../../contacts/tags.ts';
import type { ChangesPort, Connection, Revision } from '../backend.ts';
import { MOST_BYTES, MOST_NEWS, MOST_ROWS } from '../reach.ts';
import { isFilterRefused } from './errors.ts';
import { allOf, datedAtAll, datedSince, newestFirst, oldestFirst, withTag } from './filter.ts';
import { LARGEST_PAGE, pagesOf, RESERVE, type Reading } from './pages.ts';
import { contactsPath } from './place.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** Filtered and sorted by date: what happened is read and nothing else, however many contacts there are. */
export const changes: ChangesPort = {
  recent: (connection, date, since, scope) =>
    withinScope(connection, scope, { since: datedSince(date, since), orderby: newestFirst(date), top: LARGEST_PAGE, rows: MOST_NEWS }),
  sample: (connection, date, most, scope) =>
    withinScope(connection, scope, { since: datedAtAll(date), orderby: newestFirst(date), top: most, rows: most }),
  all: async (connection, scope) => {
    // Oldest first: a contact that is made while the others are read comes at the end, and moves none of them.
    const order = { since: datedAtAll('created'), orderby: oldestFirst('created') };
    const found = await withinScope(connection, scope, { ...order, top: LARGEST_PAGE, rows: MOST_ROWS + 1 });
    if (found.length > MOST_ROWS) throw tooMuch();
    return found;
  },
};

const READING: Reading<wire.WireContact> = { item: wire.contact, doing: 'look for new and changed contacts', needs: 'Contacts.Read' };

interface Order {
  readonly since: string;
  readonly orderby: string;
  readonly top: number;
  /** With this many, no further page is read, and no more are given. */
  readonly rows: number;
}

/** The tag stands behind the date, by which alone the list may be sorted. It is judged here too, and here alone where the service will not. */
async function withinScope(connection: Connection, scope: Scope, order: Order): Promise<readonly Revision[]> {
  if (scope.tag === undefined) return await readRows(connection, scope, order, []);
  try {
    return await readRows(connection, scope, order, [withTag(scope.tag)]);
  } catch (error) {
    if (isFilterRefused(error)) return await readRows(connection, scope, order, []);
    throw error;
  }
}

async function readRows(
  connection: Connection,
  scope: Scope,
  { since, orderby, top, rows }: Order,
  conditions: readonly string[],
): Promise<readonly Revision[]> {
  const found = new Map<string, Revision>();
  const list = { url: contactsPath(scope.folder_id), filter: allOf([since, ...conditions]), orderby, select: wire.CONTACT_KEYS, top };
  for await (const page of pagesOf(connection, list, READING)) {
    for (const item of page.items) {
      const row = toRevision(item);
      if (scope.tag === undefined || hasTag(row.contact.tags, scope.tag)) found.set(`${item.id} ${row.revision}`, row);
    }
    if (found.size >= rows) break;
    if (page.next !== null && (connection.http.left() < RESERVE || connection.http.read() > MOST_BYTES)) throw tooMuch();
  }
  return [...found.values()].slice(0, rows);
}

/** The change key is new with every state of the contact. */
function toRevision(item: wire.WireContact): Revision {
  const contact = toContact(item);
  const key = item.changeKey ?? '';
  return { contact, revision: key === '' ? (contact.updated_at ?? revisionOf(contact, REVISION_KEYS)) : key };
}

function tooMuch(): Problem {
  return new Problem(
    'too_much',
    'There are more contacts here than can be read at one go (100,000 contacts, 15 MB or 20 seconds), and a part of them would look like false news. Narrow the trigger by a folder, or by a tag that fewer contacts have.',
  );
}
