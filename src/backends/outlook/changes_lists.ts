import { isProblem } from '../../contacts/errors.ts';
import type { Selection } from '../../contacts/query.ts';
import { REVISION_KEYS, revisionOf } from '../../contacts/revision.ts';
import type { Connection, Revision } from '../backend.ts';
import { contactsPath } from './client_paths.ts';
import { isFilterRefused } from './errors.ts';
import { joinConditions, withTag } from './filter.ts';
import { mailboxOf } from './folders_mailbox.ts';
import { type ListPage, pagesOf, type RowReading } from './pages.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** A list of one folder whose first page was read. */
export interface DatedList {
  /** The rows of the last page that was read; empty at the end of the list. */
  readonly rows: readonly Revision[];
  readonly hasMore: boolean;
  /** Reads the next page, which is empty if the folder was deleted. */
  next(): Promise<DatedList>;
}

export interface Order {
  readonly since: string;
  readonly orderby: string;
  /** How many rows a page has if pages come one by one. */
  readonly top: number;
}

/** Opens the list of every folder of the selection, the default folder first. */
export async function openLists(connection: Connection, selection: Selection, order: Order): Promise<readonly DatedList[]> {
  const open = (folder: string | null): Promise<DatedList> =>
    step(connection, pagesIn(connection, selection, folder, order), folder !== null);
  return selection.folder_id === undefined
    ? await mailboxOf(connection).everywhere(open)
    : [await step(connection, pagesIn(connection, selection, selection.folder_id, order), false)];
}

/** The rows per folder if up to 20 folders come in one response, which must stay readable. */
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

/**
 * The tag comes after the date, because the list can only be sorted by its first filter. If the service refuses the
 * filter, all rows come.
 */
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
  const list = {
    url: contactsPath(connection, folder),
    filter: joinConditions([since, ...conditions]),
    orderby,
    select: wire.CONTACT_KEYS,
    top,
  };
  if (!isAlone && top > TOGETHER) {
    const first = await page({ ...list, top: TOGETHER }, READING);
    yield first;
    if (first.next === null) return;
  }
  // A list with more rows starts again with large pages; with the small ones it would take many requests.
  yield* pagesOf(connection, list, READING, page);
}

/** A contact, and its change key as revision: every state has a new one. */
export function toRevision(item: wire.WireContact, zone: string | null): Revision {
  const contact = toContact(item, zone);
  const key = item.changeKey ?? '';
  return { contact, revision: key === '' ? (contact.updated_at ?? revisionOf(contact, REVISION_KEYS)) : key };
}
