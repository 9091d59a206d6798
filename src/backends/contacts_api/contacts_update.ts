import type { ContactChange, TagChange } from '../../contacts/change.ts';
import type { Contact } from '../../contacts/contact.ts';
import { difference } from '../../contacts/difference.ts';
import { samePhone } from '../../contacts/phone.ts';
import { joinTags, withoutTags } from '../../contacts/tags.ts';
import { sameEmail } from '../../contacts/text.ts';
import type { Connection, Updated } from '../backend.ts';
import { toBody } from './body.ts';
import { withCountryCode } from './body_country.ts';
import { contactContext, contactPath } from './client.ts';
import { encoded, withKinds } from './custom_fields.ts';
import { takenByAnother } from './errors_duplicate.ts';
import { addTags, removeTags } from './tags.ts';
import { merged, toContact } from './translate.ts';
import * as wire from './wire.ts';

/** Sends what differs from the contact as it was just read. */
export async function updateContact(connection: Connection, known: wire.WireContact, given: ContactChange): Promise<Updated> {
  const wanted = withCountryCode(given);
  const before = toContact(known, contactContext(connection));
  const { change, kinds } = await encoded(connection, withoutFurther(before, wanted));
  const current = withKinds(before, kinds, connection.timezone);
  const news = difference(current, change, kinds);
  const { tags, ...fields } = news.change;
  // A PUT puts its tags in the place of all that are there, so additions and removals go by calls of their own, which do not.
  const replacing = tags === null || tags?.mode === 'replace';
  const body = toBody(replacing ? news.change : fields, current.tags);
  const contact = Object.keys(body).length === 0 ? current : await put(connection, known, body);
  return {
    before: current,
    contact: tags === undefined || replacing ? contact : await tagged(connection, contact, tags),
    changed: news.keys,
  };
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
  const request = {
    method: 'PUT',
    url: contactPath(known.id),
    body,
    schema: wire.oneContact,
    doing: `update the contact ${known.id}`,
    writes: true,
    scope: 'contacts.write',
    saved: () => `The fields of the contact ${known.id} were updated.`,
  } as const;
  const response = await connection.http.send(request).catch(async (error: unknown) => {
    throw await takenByAnother(connection, error, toContact(known, contactContext(connection)));
  });
  return toContact(merged(known, body, response.data.contact), contactContext(connection));
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
