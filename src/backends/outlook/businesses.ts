import { lastPage } from '../../contacts/page.ts';
import type { BusinessesPort, Connection } from '../backend.ts';
import { isOutOfTime } from '../paging.ts';
import { contactsPath } from './client_paths.ts';
import { mailboxOf } from './folders_mailbox.ts';
import { LARGEST_PAGE, pagesOf } from './pages.ts';
import * as wire from './wire.ts';

/**
 * Companies are names on contacts, so the name is also the ID. A picker may show only some of them, because people can
 * type any name.
 */
export const businesses: BusinessesPort = {
  list: async (connection, { number }) => {
    if (number > 0) return lastPage([]);
    const names = new Set<string>();
    await mailboxOf(connection).everywhere((folder) => addNames(connection, folder, names));
    return lastPage([...names].sort((one, other) => one.localeCompare(other)).map((name) => ({ id: name, name })));
  },
};

/** More than anyone chooses from. */
const NAMES_LIMIT = 5_000;

const READING = { item: wire.contact, what: 'contact', doing: 'list the companies', scope: 'Contacts.Read' };

async function addNames(connection: Connection, folder: string | null, names: Set<string>): Promise<void> {
  const list = { url: contactsPath(connection, folder), select: ['id', 'companyName'], top: LARGEST_PAGE };
  for await (const page of pagesOf(connection, list, READING, mailboxOf(connection).page)) {
    for (const { companyName } of page.items) if (companyName) names.add(companyName);
    if (isOutOfTime(connection) || names.size > NAMES_LIMIT) break;
  }
}
