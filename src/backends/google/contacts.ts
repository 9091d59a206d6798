import { Problem } from '../../contacts/errors.ts';
import { lastPage } from '../../contacts/page.ts';
import type { Connection, ContactsPort } from '../backend.ts';
import { endlessListGuard } from '../paging.ts';
import { deleteContact, GOOGLE, isOther, readContact, refuseToWriteOthers } from './client.ts';
import { planMerge } from './contacts_merge.ts';
import { checkNew, createContact, updateContact } from './contacts_update.ts';
import { find } from './find.ts';
import { findAlike } from './find_alike.ts';
import { candidates } from './find_candidates.ts';
import { pagesOf, readPage } from './pages.ts';
import { search } from './search.ts';
import { sourceOf } from './sources.ts';
import { contactReader, withTagNames } from './tags_names.ts';
import type { WireContact } from './wire.ts';

/** https://developers.google.com/people/v1/contacts */
export const contacts: ContactsPort = {
  get: async (connection, id) => withTagNames(connection, await (isOther(id) ? readOther(connection, id) : readContact(connection, id))),
  find,
  candidates,
  alike: findAlike,
  list: async (connection, { number, cursor }) => {
    if (cursor === '') return lastPage([]);
    const readAt = (token: string | null) => readPage(connection, { order: 'by_name' }, { limit: PICKER_PAGE, token }, LISTING);
    let page = await readAt(cursor);
    const guard = endlessListGuard(connection, LISTING);
    // Without the cursor, a later page can only be reached through the ones before it.
    for (let left = cursor === null ? number : 0; left > 0; left -= 1) {
      if (page.next === null) return lastPage([]);
      guard(page.next);
      page = await readAt(page.next);
    }
    return { items: await contactReader(connection)(page.rows), next: page.next };
  },
  search,
  check: (_connection, change) => checkNew(change),
  create: createContact,
  update: (connection, id, requested) => updateContact(connection, id, requested),
  planMerge,
  remove: async (connection, id) => {
    refuseToWriteOthers(id);
    return deleteContact(connection, id);
  },
};

const PICKER_PAGE = 100;
const LISTING = 'list the contacts';

/** The service reads people outside the address book only as a list. */
async function readOther(connection: Connection, id: string): Promise<WireContact> {
  const reading = { doing: `read the contact ${id}`, remedy: 'Choose a contact of the address book.' };
  for await (const rows of pagesOf(connection, { source: sourceOf(connection, 'inbox'), order: 'newest' }, reading)) {
    const found = rows.find(({ resourceName }) => resourceName === id);
    if (found !== undefined) return found;
  }
  throw new Problem('not_found', `${GOOGLE} has no contact with the ID ${id}. Check the ID.`);
}
