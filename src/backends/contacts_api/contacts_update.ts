import type { ContactChange, TagChange } from '../../contacts/change.ts';
import type { Contact } from '../../contacts/contact.ts';
import { computeDifference } from '../../contacts/difference.ts';
import { samePhone } from '../../contacts/phone.ts';
import { joinTags, withoutTags } from '../../contacts/tags.ts';
import { sameEmail } from '../../contacts/text.ts';
import type { Connection, Updated } from '../backend.ts';
import { toBody } from './body.ts';
import { withCountryCode } from './body_country.ts';
import { contactContext, contactPath } from './client.ts';
import { requireBusiness, withBusiness } from './contacts_business.ts';
import { previewContact } from './contacts_preview.ts';
import { withKinds, withStoredValues } from './custom_fields.ts';
import { explainDuplicate } from './errors_duplicate.ts';
import { addTags, removeTags } from './tags.ts';
import { mergedContact, toContact } from './translate.ts';
import * as wire from './wire.ts';

/** Sends only what differs from the contact that was just read. */
export async function updateContact(connection: Connection, stored: wire.WireContact, requested: ContactChange): Promise<Updated> {
  const coded = withCountryCode(requested);
  const before = toContact(stored, contactContext(connection));
  const { change: encoded, kinds } = await withStoredValues(connection, withoutFurther(before, coded));
  const current = withKinds(before, kinds, connection.timezone);
  const { change, keys } = computeDifference(current, encoded, kinds);
  const { tags, ...fields } = change;
  // A PUT replaces all tags, so additions and removals use the tag calls, which don't.
  const isReplacing = tags === null || tags?.mode === 'replace';
  const body = toBody(isReplacing ? change : fields, current.tags);
  if (change.business_id) await requireBusiness(connection, change.business_id);
  const written = Object.keys(body).length === 0 ? current : await putFields(connection, stored, body);
  const contact = change.business_id === undefined ? written : await withBusiness(connection, written, change.business_id);
  return {
    before: current,
    contact: tags === undefined || isReplacing ? contact : await withTags(connection, contact, tags),
    changed: keys,
  };
}

/**
 * The change without an email or phone that is one of the contact's extra ones. The API only writes the first of each,
 * and would lose the one that is first now. https://github.com/GoHighLevel/highlevel-api-docs/issues/262
 */
function withoutFurther({ emails, phones }: Contact, change: ContactChange): ContactChange {
  const { email, phone, ...others } = change;
  const isEmail = emails.slice(1).some(({ address }) => sameEmail(address, email ?? null));
  const isPhone = phones.slice(1).some(({ number }) => samePhone(number, phone ?? null));
  return { ...others, ...(isEmail || email === undefined ? {} : { email }), ...(isPhone || phone === undefined ? {} : { phone }) };
}

async function putFields(connection: Connection, stored: wire.WireContact, body: Record<string, unknown>): Promise<Contact> {
  return await sendFields(connection, stored, body).catch(async (error: unknown) => {
    throw await explainDuplicate(connection, error, toContact(stored, contactContext(connection)));
  });
}

/** One PUT. `freed`: another contact that doesn't have the email and phone anymore, for a preview. */
export async function sendFields(
  connection: Connection,
  stored: wire.WireContact,
  body: Record<string, unknown>,
  freed?: string,
): Promise<Contact> {
  const request = {
    method: 'PUT',
    url: contactPath(stored.id),
    body,
    schema: wire.oneContact,
    doing: `update the contact ${stored.id}`,
    writes: true,
    scope: 'contacts.write',
    saved: () => `The fields of the contact ${stored.id} were updated.`,
    preview: () => previewContact(connection, body, stored, freed),
  } as const;
  const response = await connection.http.send(request);
  return toContact(mergedContact(stored, body, response.data.contact), contactContext(connection));
}

async function withTags(connection: Connection, contact: Contact, { mode, names }: TagChange): Promise<Contact> {
  if (mode === 'remove') {
    await removeTags(connection, contact.id, names);
    return { ...contact, tags: withoutTags(contact.tags, names) };
  }
  // The service's own spelling goes before the person's.
  const { tags } = await addTags(connection, contact.id, names, contact.tags);
  return { ...contact, tags: joinTags(contact.tags, [...tags, ...names]) };
}
