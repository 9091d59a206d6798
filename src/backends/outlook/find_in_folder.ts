import type { Contact } from '../../contacts/contact.ts';
import type { Criterion } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { isOutOfTime, outOfTime } from '../paging.ts';
import { everyRow, readableRows } from '../rows.ts';
import { contactsPath } from './client.ts';
import { isFilterRefused } from './errors.ts';
import { mailboxOf } from './folders_mailbox.ts';
import { LARGEST_PAGE, type List, pagesOf, type RowReading } from './pages.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** What is looked for in a folder. */
export interface FolderQuery {
  /** What the service is asked; null where it cannot be asked. */
  readonly filter: string | null;
  /** What is read of every contact where the contacts are compared here. */
  readonly compared: readonly string[];
  /** Whether the filter finds nobody but those who fit, where the service knows it at all. */
  readonly isExact: boolean;
  fits(contact: Contact): boolean;
  /** Whether a row as it came may be one that fits, where few of a whole book do. */
  readonly mayFit?: ((row: unknown) => boolean) | undefined;
}

/** What is read of every contact to compare it. */
export const COMPARED: Readonly<Record<Criterion['by'], readonly string[]>> = {
  email: ['id', 'createdDateTime', 'emailAddresses'],
  phone: ['id', 'createdDateTime', 'mobilePhone', 'businessPhones', 'homePhones'],
  name: ['id', 'createdDateTime', 'displayName', 'givenName', 'surname', 'nickName'],
};

/** A contact that fits: whole, or as far as it was read to compare it. */
export interface Match {
  readonly wire: wire.WireContact;
  readonly contact: Contact;
  readonly isWhole: boolean;
}

/**
 * Those in the folder who fit: the service looks where it can; where it cannot or will not, the contacts are read and compared here.
 * Null is the default folder.
 */
export async function findInFolder(connection: Connection, folderId: string | null, query: FolderQuery): Promise<readonly Match[]> {
  const compare = async (): Promise<readonly Match[]> => (await fitting(connection, folderId, query, { select: query.compared })).matches;
  if (query.filter === null) return await compare();
  try {
    const { matches, read } = await fitting(connection, folderId, query, { filter: query.filter, select: wire.CONTACT_KEYS });
    // An option that a mailbox does not know may be passed over in silence: then it gives whoever comes first.
    return query.isExact && matches.length === 0 && read > 0 ? await compare() : matches;
  } catch (error) {
    if (isFilterRefused(error)) return await compare();
    throw error;
  }
}

const READING: RowReading<wire.WireContact> = { item: wire.contact, what: 'contact', doing: 'find the contact', scope: 'Contacts.Read' };

/** Of all contacts or of none: what was not read could be the one that is looked for. No page is kept longer than it takes to compare it. */
async function fitting(connection: Connection, folderId: string | null, query: FolderQuery, how: Pick<List, 'filter' | 'select'>) {
  const matches: Match[] = [];
  let read = 0;
  const list = { ...how, url: contactsPath(folderId), top: LARGEST_PAGE };
  // Whom the service found may be the one that is meant. In a whole book one bad row must not keep everybody else from being found.
  const reading = how.filter === undefined ? { ...READING, rows: readableRows, mayMatch: query.mayFit } : { ...READING, rows: everyRow };
  for await (const page of pagesOf(connection, list, reading, mailboxOf(connection).page)) {
    read += page.items.length;
    for (const item of page.items) {
      const contact = toContact(item, connection.timezone);
      if (query.fits(contact)) matches.push({ wire: item, contact, isWhole: how.filter !== undefined });
    }
    if (page.next !== null && isOutOfTime(connection)) throw outOfTime(connection, READING.doing);
  }
  return { matches, read };
}
