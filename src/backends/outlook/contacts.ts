import type { ContactsPort } from '../backend.ts';
import { deleteUnlessGone } from '../delete_unless_gone.ts';
import { withSplitName } from './body_names.ts';
import { readAnyContact, readContact, withBody } from './client.ts';
import { contactPath, contactsPath, sharedMailbox } from './client_paths.ts';
import { list } from './contacts_list.ts';
import { planMerge } from './contacts_merge.ts';
import { newBody, updateContact } from './contacts_update.ts';
import { find } from './find.ts';
import { findAlike } from './find_alike.ts';
import { candidates } from './find_candidates.ts';
import { search } from './search.ts';
import { readOutsider } from './sources_find.ts';
import { readOutsiderId, refuseOutsider } from './sources_ids.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** https://learn.microsoft.com/graph/api/resources/contact */
export const contacts: ContactsPort = {
  get: async (connection, id) => {
    const outsider = readOutsiderId(id);
    return outsider === null ? toContact(await readContact(connection, id), connection.timezone) : await readOutsider(connection, outsider);
  },
  find,
  candidates,
  alike: findAlike,
  list,
  search,
  check: (_connection, change) => {
    newBody(change);
  },
  checkWritable: refuseOutsider,
  create: async (connection, change) => {
    const body = newBody(withSplitName(change));
    const response = await connection.http.send({
      method: 'POST',
      url: contactsPath(connection, change.folder_id),
      body,
      schema: wire.contact,
      doing: 'create the contact',
      writes: true,
      scope: 'Contacts.ReadWrite',
      saved: ({ id }) => `The contact was created (ID ${id}).`,
      preview: () => withBody({ id: 'new', parentFolderId: change.folder_id }, body),
    });
    return toContact(response.data, connection.timezone);
  },
  update: (connection, id, requested) => updateContact(connection, id, requested),
  planMerge,
  remove: async (connection, id) => {
    const deletion = { url: () => contactPath(connection, id), doing: `delete the contact ${id}`, scope: 'Contacts.ReadWrite' };
    const removal = await deleteUnlessGone(connection, deletion);
    // Exchange may also hide a contact that isn't shared anymore.
    if (removal === 'already_gone' && sharedMailbox(connection.authData) !== undefined) await readAnyContact(connection, 'Contacts.Read');
    return removal;
  },
};
