import { isProblem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import { contactPath } from './client_paths.ts';
import type { Match } from './find_in_folder.ts';
import { mailboxOf } from './folders_mailbox.ts';
import { urlOf } from './pages.ts';
import * as wire from './wire.ts';

/**
 * The matches as whole contacts, in their order, up to 20 in one request. A contact that was deleted in the meantime is
 * left out.
 */
export async function readWholeContacts(connection: Connection, matches: readonly Match[]): Promise<readonly wire.WireContact[]> {
  const { read } = mailboxOf(connection);
  const one = async (match: Match): Promise<readonly wire.WireContact[]> => {
    if (match.isWhole) return [match.wire];
    const { id } = match.wire;
    const url = urlOf({ url: contactPath(connection, id), select: wire.CONTACT_KEYS });
    try {
      return [await read({ url, schema: wire.contact, doing: `read the contact ${id}`, scope: 'Contacts.Read' })];
    } catch (error) {
      if (isProblem(error, 'not_found')) return [];
      throw error;
    }
  };
  return (await Promise.all(matches.map(one))).flat();
}
