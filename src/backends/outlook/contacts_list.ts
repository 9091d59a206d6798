import type { Contact } from '../../contacts/contact.ts';
import { lastPage, type Page, type PageRequest } from '../../contacts/page.ts';
import type { Connection } from '../backend.ts';
import { graphUrl } from './client_links.ts';
import { contactsPath } from './client_paths.ts';
import { urlOf } from './pages.ts';
import { pageAcrossFolders } from './pages_folders.ts';
import * as wire from './wire.ts';

/** A page for a picker: by name within each folder. Without the cursor, the pages before it are skipped. */
export async function list(connection: Connection, { number, cursor }: PageRequest): Promise<Page<Contact>> {
  if (cursor === '') return lastPage([]);
  const skipped = cursor === null ? number : 0;
  let page = await pageFrom(connection, cursor);
  for (let passed = 0; passed < skipped; passed += 1) {
    if (page.next === null) return lastPage([]);
    page = await pageFrom(connection, page.next);
  }
  return page;
}

const PAGE_LIMIT = 100;

function pageFrom(connection: Connection, cursor: string | null): Promise<Page<Contact>> {
  const firstPages = (folder: string | null): readonly [string] => [
    urlOf({ url: `${graphUrl()}${contactsPath(connection, folder)}`, orderby: 'displayName', select: wire.CONTACT_KEYS, top: PAGE_LIMIT }),
  ];
  return pageAcrossFolders(connection, { firstPages, isMatch: () => true, doing: 'list the contacts' }, { cursor, limit: PAGE_LIMIT });
}
