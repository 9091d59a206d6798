import type { ContactsPort } from '../backend.ts';
import { remove } from '../remove.ts';

import { candidates } from './candidates.ts';
import { find } from './find.ts';
import { readContact } from './latest.ts';
import { list } from './list.ts';
import { withSplitName } from './names.ts';
import { contactPath, contactsPath } from './place.ts';
import { search } from './search.ts';
import { toContact } from './translate.ts';
import { newBody, updateContact } from './update.ts';
import * as wire from './wire.ts';

/** https://learn.microsoft.com/graph/api/resources/contact */
export const contacts: ContactsPort = {
  get: async (connection, id) => toContact(await readContact(connection, id), connection.timezone),
  find,
  candidates,
  list,
  search,
  check: (_connection, change) => {
    newBody(change);
  },
  create: async (connection, change) => {
    const body = newBody(withSplitName(change));
    const answer = await connection.http.send({
      method: 'POST',
      url: contactsPath(change.folder_id),
      body,
      answer: wire.contact,
      doing: 'create the contact',
      writes: true,
      needs: 'Contacts.ReadWrite',
      saved: ({ id }) => `The contact was created (id ${id}).`,
    });
    return toContact(answer.data, connection.timezone);
  },
  update: (connection, id, wanted) => updateContact(connection, id, wanted),
  remove: (connection, id) =>
    remove(connection, { url: () => contactPath(id), doing: `delete the contact ${id}`, needs: 'Contacts.ReadWrite' }),
};
