import { need } from '../backends/backend.ts';
import type { Contact } from '../contacts/contact.ts';
import { byName } from '../contacts/custom_field.ts';
import { isProblem } from '../contacts/errors.ts';
import type { Run } from '../operation.ts';

/** Contacts as a step gives them: custom fields by their names, and no such key where a contact has none. */
export async function present(run: Run, contacts: readonly Contact[]): Promise<Contact[]> {
  const some = contacts.some((contact) => Object.keys(contact.custom_fields ?? {}).length > 0);
  const fields = some ? await definitions(run) : [];
  return contacts.map((whole) => {
    // As it is and not as a copy: a poll can give all of a large address book.
    if (whole.custom_fields === undefined) return whole;
    const { custom_fields, ...contact } = whole;
    const values = Object.entries(custom_fields).filter(([, value]) => value !== null && value !== undefined && value !== '');
    return values.length === 0 ? contact : { ...contact, custom_fields: byName(Object.fromEntries(values), fields) };
  });
}

/** One contact as a step gives it. */
export async function presentOne(run: Run, contact: Contact): Promise<Contact> {
  const [presented = contact] = await present(run, [contact]);
  return presented;
}

/** Names are a comfort: a contact whose fields cannot be named is given with their ids. */
async function definitions(run: Run) {
  try {
    return await need(run.backend, 'customFields').list(run.connection);
  } catch (error) {
    if (isProblem(error)) return [];
    throw error;
  }
}
