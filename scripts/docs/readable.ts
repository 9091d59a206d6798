import type { Values } from '../../sandbox/zapier/definition.ts';
import type { Backend } from '../../src/backends/backend.ts';
import { PHONE_INPUTS } from '../../src/contacts/change.ts';
import { contactField, inputsExcept } from '../../src/contacts/contact_keys.ts';
import type { Stage } from './stage.ts';

/** The keys of a contact that this account type ever fills, in a whole book and in a contact that got every input. */
export async function readableKeys(stage: Stage, backend: Backend): Promise<ReadonlySet<string>> {
  await stage.reset();
  const platform = stage.platform();
  const [found] = await platform.run('searches', 'find_contacts', { updated_after: '2000-01-01T00:00:00Z', limit: '500' }).catch(() => []);
  const book = found === undefined ? await byName(stage) : listOf(found.contacts);
  const given = Object.fromEntries(backend.inputs.create.flatMap((key) => (key in VALUES ? [[key, VALUES[key]]] : [])));
  const made = await platform.run('creates', 'create_contact', given);
  const [read] = await platform.run('searches', 'find_contact', { contact_id: made[0]?.id });
  return new Set([...book, read ?? {}].flatMap((contact) => Object.keys(contact).filter((key) => isFilled(contact[key]))));
}

/** For accounts without dates. */
async function byName(stage: Stage): Promise<Values[]> {
  const [found] = await stage.platform().run('searches', 'find_contacts', { query: 'a', limit: '500' });
  return listOf(found?.contacts);
}

/**
 * The value of each field is its sample. Choices from a list differ by account, and no one in the books has these
 * addresses.
 */
const VALUES: Values = {
  ...Object.fromEntries(
    inputsExcept('folder_id', 'owner_id', 'business_id', 'do_not_disturb', 'address_type').map((key) => [key, contactField(key).sample]),
  ),
  ...Object.fromEntries(PHONE_INPUTS.map((key, index) => [key, `+1555010999${9 - index}`])),
  email: 'nora@example.com',
  other_emails: ['nora@example.net'],
};

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function listOf(value: unknown): Values[] {
  return Array.isArray(value) ? value : [];
}
