import type { Values } from '../../sandbox/zapier/definition.ts';
import type { Backend } from '../../src/backends/backend.ts';
import type { Stage } from './stage.ts';

/** The keys of a contact that this account type ever fills: those of a whole book, and of a contact that was given all it can be given. */
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

const VALUES: Values = {
  full_name: 'Dr Nora Byron Example Jr',
  prefix: 'Dr',
  first_name: 'Nora',
  middle_name: 'Byron',
  last_name: 'Example',
  suffix: 'Jr',
  nickname: 'Countess',
  email: 'nora@example.com',
  other_emails: ['nora@example.net'],
  phone: '+15550109999',
  mobile_phone: '+15550109998',
  work_phone: '+15550109997',
  home_phone: '+15550109996',
  company: 'Example Works',
  department: 'Research',
  job_title: 'Engineer',
  manager: 'Grace Example',
  office_location: 'Room 7',
  street: '1 Example Street',
  city: 'Springfield',
  region: 'Illinois',
  postal_code: '62701',
  country: 'US',
  birthday: '1990-12-10',
  website: 'https://example.com',
  im_addresses: ['nora.example'],
  notes: 'Met at the example fair.',
  tags: ['customer'],
  source: 'website',
};

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function listOf(value: unknown): Values[] {
  return Array.isArray(value) ? value : [];
}
