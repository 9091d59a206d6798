import { isProblem, Problem } from '../../contacts/errors.ts';
import { lastPage } from '../../contacts/page.ts';
import type { ContactsPort } from '../backend.ts';
import { endlessListGuard } from '../paging.ts';
import { NOTHING } from './body.ts';
import { withAddressType } from './body_address.ts';
import { withFindableEmails } from './body_emails.ts';
import { mergedFields } from './body_merge.ts';
import { givenNameOf, withoutUnusedName } from './body_names.ts';
import { deleteContact, NYLAS, postContact, read } from './client.ts';
import { providerInAuthData, providerOf } from './client_provider.ts';
import { planMerge } from './contacts_merge.ts';
import { updateContact } from './contacts_update.ts';
import { find } from './find.ts';
import { findAlike } from './find_alike.ts';
import { candidates } from './find_candidates.ts';
import { checkLimits, refuseUnknown } from './limits.ts';
import { readPage } from './pages.ts';
import { search } from './search.ts';
import { requireGroups } from './tags_groups.ts';
import { groupIdsAfter, readGroupChange } from './tags_membership.ts';
import { contactReader, withTagNames, withTagNamesAfterWrite } from './tags_names.ts';

/** https://developer.nylas.com/docs/v3/email/contacts/ */
export const contacts: ContactsPort = {
  get: async (connection, id) => withTagNames(connection, await read(connection, id)),
  find,
  candidates,
  alike: findAlike,
  list: async (connection, { number, cursor }) => {
    if (cursor === '') return lastPage([]);
    const readAt = (token: string | null) => readPage(connection, { source: 'address_book' }, { limit: PICKER_PAGE, token }, LISTING);
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
  check: (connection, { tags }) => {
    const provider = providerInAuthData(connection);
    if (provider !== null && tags !== undefined) requireGroups(provider);
  },
  create: async (connection, requested) => {
    const change = withFindableEmails(withAddressType(withoutUnusedName(requested)));
    const provider = await providerOf(connection);
    refuseUnknown(change, provider);
    const fields = mergedFields(NOTHING, change, change, provider);
    checkLimits(NOTHING, fields, provider);
    const ids = change.tags ? await groupIdsAfter(connection, [], await readGroupChange(connection, change.tags, provider), provider) : [];
    return withTagNamesAfterWrite(
      connection,
      await postContact(connection, { ...fields, groups: ids.map((id) => ({ id })) }, givenNameOf(requested)),
    );
  },
  update: (connection, id, requested) => updateContact(connection, id, requested),
  planMerge,
  remove: async (connection, id) => {
    try {
      return await deleteContact(connection, id);
    } catch (error) {
      // We don't check the contact's source first, because that would cost every delete one more request.
      if (isProblem(error, 'invalid_input'))
        throw new Problem(
          'invalid_input',
          `${NYLAS} refused to delete the contact ${id}. Only contacts in the address book can be deleted, not people from the inbox or the domain. Check the contact.`,
          error.detail,
        );
      throw error;
    }
  },
};

const PICKER_PAGE = 100;
const LISTING = 'list the contacts';
