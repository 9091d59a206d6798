import type { Contact } from '../contacts/contact.ts';
import { type CustomReading, type CustomValue, customKey } from '../contacts/custom_field.ts';
import type { Run } from '../operation.ts';

/** Contacts as a step returns them: each custom value has its own key, which stays the same when the field is renamed. */
export async function toContactOutputs(run: Run, contacts: readonly Contact[]): Promise<Contact[]> {
  const read = await readingOf(run, contacts);
  return contacts.map((contact) => withCustomKeys(contact, read));
}

/** One contact as a step returns it. */
export async function toContactOutput(run: Run, contact: Contact): Promise<Contact> {
  const [output = contact] = await toContactOutputs(run, [contact]);
  return output;
}

/** How the custom values of these contacts are read for an output. */
export async function readingOf({ backend, connection }: Run, contacts: readonly Contact[]): Promise<CustomReading> {
  return (await backend.customFields?.typed?.(connection, contacts)) ?? asStored;
}

const asStored: CustomReading = (_id, value) => value;

/** The contact with its custom values in the form in which they're returned. */
export function withTypedValues(contact: Contact, read: CustomReading): Contact {
  if (contact.custom_fields === undefined) return contact;
  const values = Object.entries(contact.custom_fields).map(([id, value]): [string, CustomValue] => [id, read(id, value)]);
  return { ...contact, custom_fields: Object.fromEntries(values) };
}

function withCustomKeys(whole: Contact, read: CustomReading): Contact {
  // Not copied: a poll can return a whole address book.
  if (whole.custom_fields === undefined && whole.names_lowered === undefined) return whole;
  const { custom_fields = {}, names_lowered: _lowered, ...contact } = whole;
  const output: Contact & Record<string, unknown> = contact;
  for (const [id, value] of Object.entries(custom_fields)) output[customKey(id)] = read(id, value);
  return output;
}

/**
 * A list as one search result with line items. An empty list returns no result, so that Zapier shows that nothing was
 * found.
 */
export function toItemListOutput<K extends string, T>(contactId: string, key: K, items: readonly T[]) {
  return items.length === 0 ? [] : [{ id: contactId, [key]: items, count: items.length }];
}
