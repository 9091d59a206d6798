import type { Contact } from '../contacts/contact.ts';
import { customKey } from '../contacts/custom_field.ts';
import type { Run } from '../operation.ts';

/** Contacts as a step returns them: each custom value has its own key, which stays the same when the field is renamed. */
export async function toContactOutputs(run: Run, contacts: readonly Contact[]): Promise<Contact[]> {
  return (await withTypedValues(run, contacts)).map(withCustomKeys);
}

/** One contact as a step returns it. */
export async function toContactOutput(run: Run, contact: Contact): Promise<Contact> {
  const [output = contact] = await toContactOutputs(run, [contact]);
  return output;
}

/** The contacts with their custom values in the form in which they're returned. */
export async function withTypedValues({ backend, connection }: Run, contacts: readonly Contact[]): Promise<readonly Contact[]> {
  return (await backend.customFields?.typed?.(connection, contacts)) ?? contacts;
}

function withCustomKeys(whole: Contact): Contact {
  // Not copied: a poll can return a whole address book.
  if (whole.custom_fields === undefined) return whole;
  const { custom_fields, ...contact } = whole;
  const output: Contact & Record<string, unknown> = contact;
  for (const [id, value] of Object.entries(custom_fields)) output[customKey(id)] = value;
  return output;
}

/**
 * A list as one search result with line items. An empty list returns no result, so that Zapier shows that nothing was
 * found.
 */
export function toItemListOutput<K extends string, T>(contactId: string, key: K, items: readonly T[]) {
  return items.length === 0 ? [] : [{ id: contactId, [key]: items, count: items.length }];
}
