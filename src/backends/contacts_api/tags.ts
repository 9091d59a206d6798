import { lastPage } from '../../contacts/page.ts';
import { hasTag, joinTags } from '../../contacts/tags.ts';
import type { Connection, Tagged, TagsPort } from '../backend.ts';
import { readableRows } from '../rows.ts';
import { contactPath } from './client.ts';
import { storedTags } from './contacts_preview.ts';
import { locationPath } from './location.ts';
import * as wire from './wire.ts';

const LIST_SCOPE = 'locations/tags.readonly';

/**
 * Its own calls add and remove tags without changing the others.
 * https://marketplace.gohighlevel.com/docs/ghl/contacts/tags
 */
export const tags = {
  scope: LIST_SCOPE,
  list: async (connection, { number }) => {
    const path = locationPath(connection);
    if (path === null || number > 0) return lastPage([]);
    const response = await connection.http.send({
      method: 'GET',
      url: `${path}/tags`,
      schema: wire.tagList,
      doing: 'list the tags',
      writes: false,
      scope: LIST_SCOPE,
    });
    return lastPage(
      readableRows(connection, { rows: response.data.tags, item: wire.tag, what: 'tag' }).map(({ name }) => ({ id: name, name })),
    );
  },
  add: (connection, id, names) => addTags(connection, id, names),
  remove: removeTags,
} satisfies TagsPort;

/**
 * One request. The response says whether a tag was new; older editions don't, and then it counts as a change. `stored`:
 * the contact's tags, for a preview.
 */
export async function addTags(
  connection: Connection,
  id: string,
  names: readonly string[],
  stored: readonly string[] = [],
): Promise<Tagged> {
  const { tags: after, tagsAdded } = await sendTags(connection, 'POST', id, names, joinTags(stored, storedTags(names)));
  const all = after ?? tagsAdded ?? [];
  const isTold = tagsAdded !== undefined && tagsAdded !== null;
  return { tags: all, outcome: isTold && tagsAdded.length === 0 ? 'unchanged' : 'updated' };
}

/** One request, a DELETE with a body. */
export async function removeTags(connection: Connection, id: string, names: readonly string[]): Promise<Tagged> {
  const { tags: after, tagsRemoved } = await sendTags(connection, 'DELETE', id, names, []);
  const isTold = tagsRemoved !== undefined && tagsRemoved !== null;
  return {
    tags: (after ?? []).filter((tag) => !hasTag(names, tag)),
    outcome: isTold && tagsRemoved.length === 0 ? 'unchanged' : 'updated',
  };
}

async function sendTags(
  connection: Connection,
  method: 'POST' | 'DELETE',
  id: string,
  names: readonly string[],
  preview: readonly string[],
) {
  const response = await connection.http.send({
    method,
    url: `${contactPath(id)}/tags`,
    body: { tags: names },
    schema: wire.tagged,
    doing: `${method === 'POST' ? 'add tags to' : 'remove tags from'} the contact ${id}`,
    writes: true,
    scope: 'contacts.write',
    saved: () => `The tags of the contact ${id} were changed.`,
    preview: () => ({ tags: [...preview] }),
  });
  return response.data;
}
