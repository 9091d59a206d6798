import type { ContactChange, TagChange } from '../../contacts/change.ts';
import type { Contact } from '../../contacts/contact.ts';
import { difference } from '../../contacts/difference.ts';
import { isProblem } from '../../contacts/errors.ts';
import { lastPage } from '../../contacts/page.ts';
import { samePhone } from '../../contacts/phone.ts';
import { joinTags, withoutTags } from '../../contacts/tags.ts';
import { sameEmail } from '../../contacts/text.ts';
import type { Connection, ContactsPort, Updated } from '../backend.ts';
import { encoded } from './custom_fields.ts';
import { recognised, taken } from './duplicates.ts';
import { find, read } from './find.ts';
import { contactPath, locationOf, placeOf } from './place.ts';
import { searchContacts } from './query.ts';
import { PAGE_REACH, search } from './search.ts';
import { addTags, removeTags } from './tags.ts';
import { merged, toContact, toWire } from './translate.ts';
import * as wire from './wire.ts';

/** https://marketplace.gohighlevel.com/docs/ghl/contacts/contacts-api */
export const contacts: ContactsPort = {
  get: async (connection, id) => toContact(await read(connection, id), placeOf(connection)),
  find,
  list: async (connection, { number }) => {
    if ((number + 1) * PICKER_PAGE > PAGE_REACH) return lastPage([]);
    const sort = [{ field: 'firstNameLowerCase', direction: 'asc' }] as const;
    const found = await search(connection, { sort, pageLimit: PICKER_PAGE, page: number + 1 }, 'list the contacts');
    return lastPage(found.contacts.map((item) => toContact(item, placeOf(connection))));
  },
  search: searchContacts,
  create: async (connection, change) => {
    const body = { locationId: locationOf(connection), ...toWire(await encoded(connection, change), []) };
    const exchange = {
      method: 'POST',
      url: '/contacts/',
      body,
      answer: wire.oneContact,
      doing: 'create the contact',
      writes: true,
      needs: 'contacts.write',
      saved: ({ contact }: { contact: wire.WireContact }) => `The contact was created (id ${contact.id}).`,
    } as const;
    const answer = await connection.http.send(exchange).catch(async (error: unknown) => {
      throw await recognised(connection, error, change);
    });
    return toContact(merged(undefined, body, answer.data.contact), placeOf(connection));
  },
  update,
  remove: async (connection, id) => {
    try {
      await connection.http.send({
        method: 'DELETE',
        url: contactPath(id),
        answer: wire.anything,
        doing: `delete the contact ${id}`,
        writes: true,
        needs: 'contacts.write',
      });
      return 'deleted';
    } catch (error) {
      if (isProblem(error, 'not_found')) return 'already_gone';
      throw error;
    }
  },
};

const PICKER_PAGE = 100;

async function update(connection: Connection, id: string, wanted: ContactChange): Promise<Updated> {
  const known = await read(connection, id);
  const current = toContact(known, placeOf(connection));
  const news = difference(current, await encoded(connection, withoutFurther(current, wanted)));
  const { tags, ...fields } = news.change;
  // A PUT puts its tags in the place of all that are there, so additions and removals go by calls of their own, which do not.
  const replacing = tags === null || tags?.mode === 'replace';
  const body = toWire(replacing ? news.change : fields, current.tags);
  const contact = Object.keys(body).length === 0 ? current : await put(connection, known, body);
  return { contact: tags === undefined || replacing ? contact : await tagged(connection, contact, tags), changed: news.keys };
}

/**
 * The change without an email or phone that is a further one of the contact: the API writes the first of each only, and to put it there
 * would lose the one that is. https://github.com/GoHighLevel/highlevel-api-docs/issues/262
 */
function withoutFurther({ emails, phones }: Contact, change: ContactChange): ContactChange {
  const { email, phone, ...others } = change;
  const isEmail = emails.slice(1).some(({ address }) => sameEmail(address, email ?? null));
  const isPhone = phones.slice(1).some(({ number }) => samePhone(number, phone ?? null));
  return { ...others, ...(isEmail || email === undefined ? {} : { email }), ...(isPhone || phone === undefined ? {} : { phone }) };
}

async function put(connection: Connection, known: wire.WireContact, body: Record<string, unknown>): Promise<Contact> {
  const exchange = {
    method: 'PUT',
    url: contactPath(known.id),
    body,
    answer: wire.oneContact,
    doing: `update the contact ${known.id}`,
    writes: true,
    needs: 'contacts.write',
    saved: () => `The fields of the contact ${known.id} were updated.`,
  } as const;
  const answer = await connection.http.send(exchange).catch((error: unknown) => {
    throw taken(error, known.id);
  });
  return toContact(merged(known, body, answer.data.contact), placeOf(connection));
}

async function tagged(connection: Connection, contact: Contact, { mode, names }: TagChange): Promise<Contact> {
  if (mode === 'remove') {
    await removeTags(connection, contact.id, names);
    return { ...contact, tags: withoutTags(contact.tags, names) };
  }
  // The service's own spelling goes before the person's.
  const { tags } = await addTags(connection, contact.id, names);
  return { ...contact, tags: joinTags(contact.tags, [...tags, ...names]) };
}
