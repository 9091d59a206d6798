import type { TagChange } from '../../contacts/change.ts';
import { lastPage } from '../../contacts/page.ts';
import type { Connection, Tagged, TagsPort } from '../backend.ts';
import { retryOnConflict } from '../retry_on_conflict.ts';
import { createBody } from './body.ts';
import { membershipsIn } from './body_merge.ts';
import { patchContact, readContact, refuseToWriteOthers, takeWritten } from './client.ts';
import { currentGroups } from './tags_groups.ts';
import { groupsAfter, readGroupChange, whenGroupsExist } from './tags_membership.ts';
import { withTagNames, withTagNamesAfterWrite } from './tags_names.ts';
import { groupsOf } from './translate.ts';

/** Tags are contact groups, which Google's pages call labels. https://developers.google.com/people/v1/contact-groups */
export const tags: TagsPort = {
  list: async (connection, { number }) => {
    if (number > 0) return lastPage([]);
    // A person who opens the list may just have created a group for it. The choice is the name, so that Zaps contain
    // the same words as the contacts' tags.
    return lastPage((await currentGroups(connection)).map(({ name }) => ({ id: name, name })));
  },
  add: (connection, id, names) => change(connection, id, { mode: 'add', names }),
  remove: (connection, id, names) => change(connection, id, { mode: 'remove', names }),
};

/** Groups are written with the contact and its etag, so that no one else's change is lost. */
async function change(connection: Connection, id: string, requested: TagChange): Promise<Tagged> {
  refuseToWriteOthers(id);
  const groupChange = await readGroupChange(connection, requested);
  return retryOnConflict(connection, async () => {
    const stored = takeWritten(connection, id) ?? (await readContact(connection, id));
    const before = groupsOf(stored);
    const after = await groupsAfter(connection, before, groupChange);
    const isSame = after.groups.length === before.length && after.groups.every((one) => before.includes(one));
    if (isSame) return { tags: (await withTagNames(connection, stored)).tags, outcome: 'unchanged' };
    const body = createBody({ memberships: membershipsIn(after.groups) });
    const changed = await whenGroupsExist(connection, after, () =>
      patchContact(connection, stored, body, `change the ${__BUILD__.words.tags} of`),
    );
    return { tags: (await withTagNamesAfterWrite(connection, changed)).tags, outcome: 'updated' };
  });
}
