import { isProblem } from '../../contacts/errors.ts';
import type { Selection } from '../../contacts/query.ts';
import { REVISION_KEYS, revisionOf } from '../../contacts/revision.ts';
import type { Connection, Revision } from '../backend.ts';
import { contactsPath } from './client.ts';
import { isFilterRefused } from './errors.ts';
import { allOf, withTag } from './filter.ts';
import { mailboxOf } from './folders_mailbox.ts';
import { type ListPage, pagesOf, type RowReading } from './pages.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** A list of one folder, of which the first page was read. */
export interface DatedList {
  /** The rows of the newest page; none at the list's end. */
  readonly rows: readonly Revision[];
  readonly hasMore: boolean;
  /** Reads the next page; a folder that was deleted since has none. */
  next(): Promise<DatedList>;
}

export interface Order {
  readonly since: string;
  readonly orderby: string;
  /** How many rows a page has, where pages come one by one. */
  readonly top: number;
}

/** Opens the list of every folder of the selection, that of the default folder first. */
export async function openLists(connection: Connection, selection: Selection, order: Order): Promise<readonly DatedList[]> {
  const open = (folder: string | null): Promise<DatedList> =>
    step(connection, pagesIn(connection, selection, folder, order), folder !== null);
  return selection.folder_id === undefined
    ? await mailboxOf(connection).everywhere(open)
    : [await step(connection, pagesIn(connection, selection, selection.folder_id, order), false)];
}

/** As many of each folder where up to 20 folders come in one response, which must not grow beyond what can be read. */
const TOGETHER = 100;

const READING: RowReading<wire.WireContact> = {
  item: wire.contact,
  what: 'contact',
  doing: 'look for new and changed contacts',
  scope: 'Contacts.Read',
};

type Pages = AsyncGenerator<ListPage<wire.WireContact>, void>;

async function step(connection: Connection, pages: Pages, mayBeGone: boolean): Promise<DatedList> {
  const { value } = await pages.next();
  const next = async (): Promise<DatedList> => {
    try {
      return await step(connection, pages, mayBeGone);
    } catch (error) {
      if (mayBeGone && isProblem(error, 'not_found')) return { rows: [], hasMore: false, next };
      throw error;
    }
  };
  return { rows: value?.items.map((item) => toRevision(item, connection.timezone)) ?? [], hasMore: (value?.next ?? null) !== null, next };
}

/** The tag stands behind the date, by which alone the list may be sorted. Where the service will not judge it, all rows come. */
async function* pagesIn(connection: Connection, selection: Selection, folder: string | null, order: Order): Pages {
  const isAlone = folder === null || folder === selection.folder_id;
  if (selection.tag === undefined) return yield* pagesWith(connection, folder, order, [], isAlone);
  try {
    yield* pagesWith(connection, folder, order, [withTag(selection.tag)], isAlone);
  } catch (error) {
    if (!isFilterRefused(error)) throw error;
    yield* pagesWith(connection, folder, order, [], isAlone);
  }
}

async function* pagesWith(
  connection: Connection,
  folder: string | null,
  { since, orderby, top }: Order,
  conditions: readonly string[],
  isAlone: boolean,
): Pages {
  const { page } = mailboxOf(connection);
  const list = { url: contactsPath(folder), filter: allOf([since, ...conditions]), orderby, select: wire.CONTACT_KEYS, top };
  if (!isAlone && top > TOGETHER) {
    const first = await page({ ...list, top: TOGETHER }, READING);
    yield first;
    if (first.next === null) return;
  }
  // A list that goes on begins once more, in large pages: by the small ones it would be many requests.
  yield* pagesOf(connection, list, READING, page);
}

/** The change key is new with every state of the contact. */
function toRevision(item: wire.WireContact, zone: string | null): Revision {
  const contact = toContact(item, zone);
  const key = item.changeKey ?? '';
  return { contact, revision: key === '' ? (contact.updated_at ?? revisionOf(contact, REVISION_KEYS)) : key };
}
