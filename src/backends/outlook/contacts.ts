import type { ContactChange } from '../../contacts/change.ts';
import { difference } from '../../contacts/difference.ts';
import { isProblem } from '../../contacts/errors.ts';
import { lastPage } from '../../contacts/page.ts';
import type { ContactsPort } from '../backend.ts';
import { isEmpty, toBody } from './body.ts';
import { find } from './find.ts';
import { patchContact, readContact, untilLatest } from './latest.ts';
import { checkTagsOf } from './limits.ts';
import { withNames } from './names.ts';
import { readPage } from './pages.ts';
import { withoutKept } from './phones.ts';
import { contactPath, contactsPath } from './place.ts';
import { search } from './search.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** https://learn.microsoft.com/graph/api/resources/contact */
export const contacts: ContactsPort = {
  get: async (connection, id) => toContact(await readContact(connection, id)),
  find,
  list: async (connection, { number }) => {
    const list = {
      url: contactsPath(null),
      orderby: 'displayName',
      select: wire.CONTACT_KEYS,
      top: PICKER_PAGE,
      skip: number * PICKER_PAGE,
    };
    const { items } = await readPage(connection, list, { item: wire.contact, doing: 'list the contacts', needs: 'Contacts.Read' });
    return lastPage(items.map(toContact));
  },
  search,
  check: (_connection, change) => {
    newBody(change);
  },
  create: async (connection, change) => {
    const body = newBody(change);
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
    return toContact(answer.data);
  },
  update: async (connection, id, wanted) => {
    newBody(wanted);
    return await untilLatest(connection, async () => {
      const known = await readContact(connection, id);
      const current = toContact(known);
      const { change, keys } = difference(current, withoutKept(known, wanted));
      const body = toBody(known, withNames(change, wanted));
      if (isEmpty(body)) return { contact: current, changed: [] };
      return { contact: toContact(await patchContact(connection, known, body, 'update')), changed: keys };
    });
  },
  remove: async (connection, id) => {
    try {
      await connection.http.send({
        method: 'DELETE',
        url: contactPath(id),
        answer: wire.anything,
        doing: `delete the contact ${id}`,
        writes: true,
        needs: 'Contacts.ReadWrite',
      });
      return 'deleted';
    } catch (error) {
      if (isProblem(error, 'not_found')) return 'already_gone';
      throw error;
    }
  },
};

/** What a contact that holds nothing yet would become. Throws where the service has no place for something of the change. */
function newBody(change: ContactChange): wire.ContactBody {
  checkTagsOf(change);
  return toBody({ id: '' }, change);
}

const PICKER_PAGE = 100;
