import type { ContactChange } from '../../contacts/change.ts';
import { difference } from '../../contacts/difference.ts';
import { isProblem, Problem } from '../../contacts/errors.ts';
import { lastPage } from '../../contacts/page.ts';
import type { Connection, ContactsPort, Updated } from '../backend.ts';
import { find } from './find.ts';
import { knownProvider, providerOf } from './grant.ts';
import { requireGroups } from './groups.ts';
import { checkLimits, refuseUnknown } from './limits.ts';
import { regrouped, regrouping } from './membership.ts';
import { merged } from './merge.ts';
import { givenNameOf, withoutSpareName } from './names.ts';
import { named, namedAfterWrite, naming } from './naming.ts';
import { endless, readPage } from './pages.ts';
import { withAddressType } from './postal.ts';
import { search } from './search.ts';
import { NOTHING, writableOf } from './writable.ts';
import { erase, post, put, read, readToWrite } from './write.ts';

/** https://developer.nylas.com/docs/v3/email/contacts/ */
export const contacts: ContactsPort = {
  get: async (connection, id) => named(connection, await read(connection, id)),
  find,
  list: async (connection, { number, cursor }) => {
    if (cursor === '') return lastPage([]);
    const page = (token: string | null) =>
      readPage(connection, { source: 'address_book' }, { limit: PICKER_PAGE, token }, 'list the contacts');
    let found = await page(cursor);
    const seen = new Set<string>();
    // Without the cursor there is no way to a later page but through the ones before it.
    for (let left = cursor === null ? number : 0; left > 0; left -= 1) {
      if (found.next === null) return lastPage([]);
      if (seen.has(found.next)) throw endless();
      seen.add(found.next);
      found = await page(found.next);
    }
    return { items: await naming(connection)(found.rows), next: found.next };
  },
  search,
  check: (connection, { tags }) => {
    const provider = knownProvider(connection);
    if (provider !== null && tags !== undefined) requireGroups(provider);
  },
  create: async (connection, wanted) => {
    const change = withAddressType(withoutSpareName(wanted));
    const provider = await providerOf(connection);
    refuseUnknown(change, provider);
    const fields = merged(NOTHING, change, change, provider);
    checkLimits(NOTHING, fields, provider);
    const ids = change.tags ? await regrouped(connection, [], await regrouping(connection, change.tags, provider), provider) : [];
    return namedAfterWrite(connection, await post(connection, { ...fields, groups: ids.map((id) => ({ id })) }, givenNameOf(wanted)));
  },
  update,
  remove: async (connection, id) => {
    try {
      await erase(connection, id);
      return 'deleted';
    } catch (error) {
      if (isProblem(error, 'not_found')) return 'already_gone';
      // Nobody has looked where the contact comes from: that would be a request more for every delete.
      if (isProblem(error, 'invalid_input'))
        throw new Problem(
          'invalid_input',
          `${error.message} Only people of the address book can be deleted, none of the inbox or the domain.`,
        );
      throw error;
    }
  },
};

const PICKER_PAGE = 100;

/** Reads, merges and puts the whole contact: the vendor's pages differ on whether a field that is left out is kept or emptied. */
async function update(connection: Connection, id: string, given: ContactChange): Promise<Updated> {
  const provider = await providerOf(connection);
  refuseUnknown(given, provider);
  const tags = given.tags === undefined ? null : await regrouping(connection, given.tags, provider);
  const stored = await readToWrite(connection, id);
  const current = await named(connection, stored);
  // Tags may be given as ids; the contact's own are names.
  const byName = tags === null ? {} : { tags: { mode: tags.mode, names: tags.groups.map((group) => group.name) } };
  const wanted = { ...withAddressType(withoutSpareName(given)), ...byName };
  const news = difference(current, wanted);
  if (news.keys.length === 0) return { contact: current, changed: [] };
  const before = writableOf(stored);
  const fields = merged(before, news.change, wanted, provider);
  checkLimits(before, fields, provider);
  const ids = before.groups.map((group) => group.id);
  const groups = tags && news.change.tags ? await regrouped(connection, ids, tags, provider) : ids;
  const after = await put(connection, id, { ...fields, groups: groups.map((group) => ({ id: group })) }, provider);
  return { contact: await namedAfterWrite(connection, after), changed: news.keys };
}
