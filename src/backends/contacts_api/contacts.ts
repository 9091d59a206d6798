import { lastPage } from '../../contacts/page.ts';
import type { ContactsPort } from '../backend.ts';
import { deleteUnlessGone } from '../delete_unless_gone.ts';
import { toBody } from './body.ts';
import { withCountryCode } from './body_country.ts';
import { contactContext, contactPath, readContact } from './client.ts';
import { requireBusiness, withBusiness } from './contacts_business.ts';
import { planMerge } from './contacts_merge.ts';
import { previewContact } from './contacts_preview.ts';
import { updateContact } from './contacts_update.ts';
import { withStoredValues } from './custom_fields.ts';
import { find } from './find.ts';
import { findAlike } from './find_alike.ts';
import { candidates } from './find_candidates.ts';
import { locationOf } from './location.ts';
import { NUMBERED_ROWS_LIMIT, readPage } from './pages.ts';
import { search } from './search.ts';
import { mergedContact, toContact } from './translate.ts';
import * as wire from './wire.ts';

/** https://marketplace.gohighlevel.com/docs/ghl/contacts/contacts-api */
export const contacts: ContactsPort = {
  get: async (connection, id) => toContact(await readContact(connection, id), contactContext(connection)),
  find,
  candidates,
  alike: findAlike,
  nameNote: 'This account takes a few seconds to find a new or changed name. To find someone saved a moment ago, use the email or phone.',
  list: async (connection, { number }) => {
    if ((number + 1) * PICKER_PAGE > NUMBERED_ROWS_LIMIT) return lastPage([]);
    const sort = [{ field: 'firstNameLowerCase', direction: 'asc' }] as const;
    const found = await readPage(connection, { sort, pageLimit: PICKER_PAGE, page: number + 1 }, 'list the contacts');
    return lastPage(found.contacts.map((item) => toContact(item, contactContext(connection))));
  },
  search,
  check: (_connection, change) => {
    withCountryCode(change);
  },
  create: async (connection, requested) => {
    const change = withCountryCode(requested);
    const { change: stored } = await withStoredValues(connection, change);
    if (change.business_id) await requireBusiness(connection, change.business_id);
    const body = { locationId: locationOf(connection), ...toBody(stored, []) };
    const request = {
      method: 'POST',
      url: '/contacts/',
      body,
      schema: wire.oneContact,
      doing: 'create the contact',
      writes: true,
      scope: 'contacts.write',
      saved: ({ contact }: { contact: wire.WireContact }) => `The contact was created (ID ${contact.id}).`,
      preview: () => previewContact(connection, body),
    } as const;
    const response = await connection.http.send(request);
    const contact = toContact(mergedContact(undefined, body, response.data.contact), contactContext(connection));
    return change.business_id ? withBusiness(connection, contact, change.business_id) : contact;
  },
  update: async (connection, id, requested) => updateContact(connection, await readContact(connection, id), requested),
  planMerge,
  remove: (connection, id) =>
    deleteUnlessGone(connection, { url: () => contactPath(id), doing: `delete the contact ${id}`, scope: 'contacts.write' }),
};

const PICKER_PAGE = 100;
