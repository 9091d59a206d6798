import type { Contact } from '../../contacts/contact.ts';
import type { Criterion } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { isOutOfTime, problemForOutOfTime } from '../paging.ts';
import { readableRows, readEveryRow } from '../rows.ts';
import { contactsPath } from './client_paths.ts';
import { isFilterRefused } from './errors.ts';
import { mailboxOf } from './folders_mailbox.ts';
import { LARGEST_PAGE, type List, pagesOf, type RowReading } from './pages.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** What to search for in a folder. */
export interface FolderQuery {
  /** The filter for the service; null if it has none for this. */
  readonly filter: string | null;
  /** The properties to read of every contact if the contacts are compared here. */
  readonly compared: readonly string[];
  /** Whether the filter only finds matches, if the service supports it. */
  readonly isExact: boolean;
  fits(contact: Contact): boolean;
  /** Whether an unread row can be a match, because few rows of a whole book are. */
  readonly mayFit?: ((row: unknown) => boolean) | undefined;
}

/** The properties to read of every contact to compare it. */
export const COMPARED: Readonly<Record<Criterion['by'], readonly string[]>> = {
  email: ['id', 'createdDateTime', 'emailAddresses'],
  phone: ['id', 'createdDateTime', 'mobilePhone', 'businessPhones', 'homePhones'],
  name: ['id', 'createdDateTime', 'displayName', 'givenName', 'surname', 'nickName'],
};

/** A match: the whole contact, or the part that was read to compare it. */
export interface Match {
  readonly wire: wire.WireContact;
  readonly contact: Contact;
  readonly isWhole: boolean;
}

/**
 * The matches in the folder. If the service can't search for them, the contacts are read and compared here. Null is the
 * default folder.
 */
export async function findInFolder(connection: Connection, folderId: string | null, query: FolderQuery): Promise<readonly Match[]> {
  const compare = async (): Promise<readonly Match[]> => (await fitting(connection, folderId, query, { select: query.compared })).matches;
  if (query.filter === null) return await compare();
  try {
    const { matches, read } = await fitting(connection, folderId, query, { filter: query.filter, select: wire.CONTACT_KEYS });
    // A mailbox may ignore an option that it doesn't know; then it returns any contacts.
    return query.isExact && matches.length === 0 && read > 0 ? await compare() : matches;
  } catch (error) {
    if (isFilterRefused(error)) return await compare();
    throw error;
  }
}

const READING: RowReading<wire.WireContact> = { item: wire.contact, what: 'contact', doing: 'find the contact', scope: 'Contacts.Read' };

/**
 * Compares all contacts or fails, because an unread one could be the match. A page is only kept until it's compared.
 */
async function fitting(connection: Connection, folderId: string | null, query: FolderQuery, how: Pick<List, 'filter' | 'select'>) {
  const matches: Match[] = [];
  let read = 0;
  const list = { ...how, url: contactsPath(connection, folderId), top: LARGEST_PAGE };
  // A row that the service found may be the match, so it must be readable. In a whole book, one unreadable row must not
  // hide the others.
  const reading =
    how.filter === undefined ? { ...READING, rows: readableRows, mayMatch: query.mayFit } : { ...READING, rows: readEveryRow };
  for await (const page of pagesOf(connection, list, reading, mailboxOf(connection).page)) {
    read += page.items.length;
    for (const item of page.items) {
      const contact = toContact(item, connection.timezone);
      if (query.fits(contact)) matches.push({ wire: item, contact, isWhole: how.filter !== undefined });
    }
    if (page.next !== null && isOutOfTime(connection)) throw problemForOutOfTime(connection, READING.doing);
  }
  return { matches, read };
}
