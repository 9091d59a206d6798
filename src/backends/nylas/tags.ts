import { lastPage } from '../../contacts/page.ts';
import type { Connection, Tagged, TagsPort } from '../backend.ts';
import { groupsOf, writableOf } from './body.ts';
import { putContact, readWritableContact } from './client.ts';
import { providerOf } from './client_provider.ts';
import { currentGroups, requireGroups } from './tags_groups.ts';
import { type GroupChange, groupIdsAfter, readGroupChange } from './tags_membership.ts';
import { withTagNames, withTagNamesAfterWrite } from './tags_names.ts';

/** Tags are existing contact groups; Nylas can't create one. https://developer.nylas.com/docs/v3/email/contacts/ */
export const tags = {
  list: async (connection, { number }) => {
    requireGroups(await providerOf(connection));
    if (number > 0) return lastPage([]);
    // A person who opens the list may just have created a group for it.
    const groups = await currentGroups(connection);
    // The choice is the name, so that Zaps contain the same words as the contacts' tags.
    return lastPage(groups.filter((group) => !group.hidden).map(({ name }) => ({ id: name, name })));
  },
  add: (connection, id, names) => change(connection, id, 'add', names),
  remove: (connection, id, names) => change(connection, id, 'remove', names),
} satisfies TagsPort;

/** Groups are written with the contact itself, so the whole contact goes back. */
async function change(connection: Connection, id: string, mode: GroupChange['mode'], names: readonly string[]): Promise<Tagged> {
  const provider = await providerOf(connection);
  const groupChange = await readGroupChange(connection, { mode, names }, provider);
  const stored = await readWritableContact(connection, id);
  const before = writableOf(stored);
  const ids = before.groups.map((group) => group.id);
  const after = await groupIdsAfter(connection, ids, groupChange, provider);
  const same = after.length === ids.length && after.every((one) => ids.includes(one));
  if (same) return { tags: (await withTagNames(connection, stored)).tags, outcome: 'unchanged' };
  const contact = await putContact(connection, id, { ...before, groups: groupsOf(before.groups, after) }, provider);
  return { tags: (await withTagNamesAfterWrite(connection, contact)).tags, outcome: 'updated' };
}
