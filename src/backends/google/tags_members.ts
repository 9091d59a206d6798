import { isProblem } from '../../contacts/errors.ts';
import { encodePathPart } from '../../http/path_part.ts';
import type { Connection } from '../backend.ts';
import { readAgain } from './find_index.ts';
import { READ_SCOPE } from './sign_in_scopes.ts';
import { GROUPS, type Group } from './tags_groups.ts';
import { groupId } from './translate.ts';
import * as wire from './wire.ts';

/**
 * The contacts of a small group, none if there's no such group, without reading the whole book for them. Null if it's too large for that, or gone.
 * https://developers.google.com/people/api/rest/v1/contactGroups/get
 */
export async function readMembers(
  connection: Connection,
  group: Group | undefined,
  doing: string,
): Promise<readonly wire.WireContact[] | null> {
  if (group === undefined) return [];
  const members = await readNames(connection, group.resourceName, doing);
  if (members === null) return null;
  const contacts: wire.WireContact[] = [];
  for (let start = 0; start < members.length; start += BATCH)
    contacts.push(...(await readAgain(connection, members.slice(start, start + BATCH), doing)));
  return contacts;
}

/** Five batches. More of them would take longer than the pages of most books. */
const SMALL = 1000;
/** https://developers.google.com/people/api/rest/v1/people/getBatchGet */
const BATCH = 200;

async function readNames(connection: Connection, group: string, doing: string) {
  try {
    const { data } = await connection.http.send({
      method: 'GET',
      url: `${GROUPS}/${encodePathPart(groupId(group))}`,
      query: { maxMembers: SMALL },
      schema: wire.members,
      doing,
      writes: false,
      scope: READ_SCOPE,
    });
    const names = data.memberResourceNames ?? [];
    return (data.memberCount ?? 0) > names.length ? null : names.map((resourceName) => ({ resourceName }));
  } catch (error) {
    // The cache can still have a group that was deleted.
    if (isProblem(error, 'not_found')) return null;
    throw error;
  }
}
