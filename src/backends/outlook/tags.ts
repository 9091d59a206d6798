import { lastPage } from '../../contacts/page.ts';
import { joinTags, sameTags, withoutTags } from '../../contacts/tags.ts';
import type { Connection, Tagged, TagsPort } from '../backend.ts';
import { retryOnConflict } from '../retry_on_conflict.ts';
import { patchContact, readContact } from './client.ts';
import { checkTags } from './limits.ts';
import { LARGEST_PAGE, readAllItems } from './pages.ts';
import * as wire from './wire.ts';

const LIST_SCOPE = 'MailboxSettings.Read';

/** Tags are Outlook's categories: names on a contact, whether or not they are on the account's own list. */
export const tags = {
  scope: LIST_SCOPE,
  unlistedNote: `You can also enter a ${__BUILD__.words.tag} that isn't on the account's list of categories. It's added, but it has no color.`,
  // https://learn.microsoft.com/graph/api/outlookuser-list-mastercategories
  list: async (connection, { number }) => {
    if (number > 0) return lastPage([]);
    const reading = { item: wire.category, what: 'category', doing: `list the ${__BUILD__.words.tags}`, scope: LIST_SCOPE };
    const categories = await readAllItems(connection, { url: '/me/outlook/masterCategories', top: LARGEST_PAGE }, reading);
    return lastPage(categories.flatMap(({ displayName }) => (displayName ? [{ id: displayName, name: displayName }] : [])));
  },
  add: async (connection, id, names) => {
    checkTags(names);
    return await change(connection, id, (storedTags) => joinTags(storedTags, names));
  },
  remove: (connection, id, names) => change(connection, id, (storedTags) => withoutTags(storedTags, names)),
} satisfies TagsPort;

/** The service replaces the whole list, so it's read first, and written only if no one else wrote it in between. */
function change(connection: Connection, id: string, after: (storedTags: readonly string[]) => readonly string[]): Promise<Tagged> {
  return retryOnConflict(connection, async () => {
    const stored = await readContact(connection, id, ['id', 'categories']);
    const storedTags = stored.categories ?? [];
    const newTags = after(storedTags);
    if (sameTags(storedTags, newTags)) return { tags: storedTags, outcome: 'unchanged' };
    const changed = await patchContact(connection, stored, { categories: [...newTags] }, `change the ${__BUILD__.words.tags} of`);
    return { tags: changed.categories ?? newTags, outcome: 'updated' };
  });
}
