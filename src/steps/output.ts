import type { Contact } from '../contacts/contact.ts';
import { customKey } from '../contacts/custom_field.ts';
import type { Run } from '../operation.ts';

/** Contacts as a step gives them: each custom value under a key of its own, which stays the same when its field is renamed. */
export async function toContactOutputs(run: Run, contacts: readonly Contact[]): Promise<Contact[]> {
  return (await withTypedValues(run, contacts)).map(withCustomKeys);
}

/** One contact as a step gives it. */
export async function toContactOutput(run: Run, contact: Contact): Promise<Contact> {
  const [presented = contact] = await toContactOutputs(run, [contact]);
  return presented;
}

/** The contacts with their custom values in the form in which they are given out. */
export async function withTypedValues({ backend, connection }: Run, contacts: readonly Contact[]): Promise<readonly Contact[]> {
  return (await backend.customFields?.typed?.(connection, contacts)) ?? contacts;
}

function withCustomKeys(whole: Contact): Contact {
  // As it is and not as a copy: a poll can give all of a large address book.
  if (whole.custom_fields === undefined) return whole;
  const { custom_fields, ...contact } = whole;
  const presented: Contact & Record<string, unknown> = contact;
  for (const [id, value] of Object.entries(custom_fields)) presented[customKey(id)] = value;
  return presented;
}

/** A list as one search result with line items; nothing found is no result, so that the step can say so. */
export function toItemListOutput<K extends string, T>(contactId: string, key: K, items: readonly T[]) {
  return items.length === 0 ? [] : [{ id: contactId, [key]: items, count: items.length }];
}
