import { outlook as accountType } from '../../../sandbox/outlook/account.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { ON_A_CONTACT } from '../../support/inputs.ts';
import { SMALL, useWorld } from '../../support/world.ts';
import { MIA, PERRY, WHOLE_PROFILES, withScopes } from './outsiders.ts';

const at = useWorld(outlook, accountType, SMALL);
const writes = ON_A_CONTACT.filter(
  ({ kind, capability }) => kind === 'creates' && (capability === undefined || Object.hasOwn(outlook, capability)),
);

describe.each([
  ['domain', MIA, "your organization's directory"],
  ['inbox', PERRY, 'the people you work with'],
])('a person of %s', (source, id, where) => {
  const sentence = `"${id}" is a person in ${where}, not a contact in the address book, so this step can't use it. Save the person with Create Contact first, and map the ID of that contact.`;

  it.each(writes.map(({ key, input }) => [key, input] as const))('is refused by %s before any request', async (key, input) => {
    const before = at().book.snapshot();
    const attempt = at().create(key, { ...input, tags: ['customer, lead'], contact_id: id });
    await expect(attempt).rejects.toMatchObject({ name: 'AppError', message: expect.stringContaining(sentence) });
    expect(at().asked()).toEqual([]);
    expect(at().book.snapshot()).toBe(before);
  });

  it('is read by its ID, with the same keys as a contact', async () => {
    const [contact = {}] = await at().search('find_contact', { email: 'ada.obrien.0@example.com' });
    const [person = {}] = await at().search('find_contact', { contact_id: id });
    expect(Object.keys(person)).toEqual(Object.keys(contact));
    expect(person).toMatchObject({ id, account_type: 'outlook', source, created_at: null, updated_at: null, folder_id: null, tags: [] });
    expect(contact.source).toBeNull();
  });

  it('has details without tasks and notes, and without a request for them', async () => {
    at().asked();
    const [details] = await at().search('find_contact_details', { contact_id: id });
    expect(details).toMatchObject({ id, source, tasks: [], note_items: [], appointments: [] });
    expect(
      at()
        .asked()
        .filter((request) => /contacts|todo/.test(request)),
    ).toEqual([]);
  });

  it('has no tasks and notes to find', async () => {
    expect(await at().search('find_tasks', { contact_id: id })).toEqual([]);
    expect(await at().search('find_notes', { contact_id: id })).toEqual([]);
    expect(at().asked()).toEqual([]);
  });

  it('is found by its source, and saved as a contact by its values', async () => {
    const [person = {}] = await at().search('find_contact', { contact_id: id });
    const saved = await at().create('create_contact', { first_name: person.first_name, last_name: person.last_name, email: person.email });
    expect(saved).toMatchObject({ outcome: 'created', email: person.email, source: null });
    expect(String(saved.id)).not.toContain(':');
    await expect(at().create('update_contact', { contact_id: saved.id, company: 'Example' })).resolves.toMatchObject({
      outcome: 'updated',
    });
  });

  it('that no longer exists is not found', async () => {
    const gone = `${source}:00000000-0000-4000-8000-000000000000`;
    expect(await at().search('find_contact', { contact_id: gone })).toEqual([]);
    expect(await at().search('find_contact_details', { contact_id: gone })).toEqual([]);
  });
});

it('a photo comes from the directory', async () => {
  const [details] = await at().search('find_contact_details', { contact_id: MIA });
  expect(details?.photo).toEqual(expect.any(String));
  const [other] = await at().search('find_contact_details', { contact_id: PERRY });
  expect(other?.photo).toBeNull();
});

it('an email in place of an ID is only looked for in the address book', async () => {
  await expect(at().create('update_contact', { contact_id: 'mia.example@example.com', company: 'Example' })).rejects.toThrow(
    'No contact has the email mia.example@example.com.',
  );
  expect(
    at()
      .asked()
      .filter((request) => /\/users|people/.test(request)),
  ).toEqual([]);
});

it('line items of a whole profile have every value', async () => {
  const whole = at().connected(withScopes(at().sandbox, WHOLE_PROFILES));
  const [found] = await whole.search('find_contacts', { source: 'domain', name: 'Mia Example', include: ['tasks', 'notes'] });
  expect(found).toMatchObject({ count: 1, contacts: [{ id: MIA, job_title: 'Engineer', country: 'United States', country_code: 'US' }] });
});

describe('a connection to a shared mailbox', () => {
  const shared = () => at().connected({ mailbox: 'sales@example.com' });

  it.each([
    ['triggers', 'new_contact'],
    ['triggers', 'new_or_updated_contact'],
    ['searches', 'find_contacts'],
  ] as const)('has no sources: %s %s', async (kind, key) => {
    await expect(shared().run(kind, key, { source: 'domain' })).rejects.toThrow(
      'Outlook has no sources beyond the address book for a shared mailbox. Leave Source blank, or choose an account that has them.',
    );
    expect((await shared().form(kind, key)).map((field) => field.key)).not.toContain('source');
    expect(
      at()
        .asked()
        .filter((request) => /people|\/users\?/.test(request)),
    ).toEqual([]);
  });

  it('reads no one of the directory by an ID, and writes to no one', async () => {
    await expect(shared().search('find_contact', { contact_id: MIA })).rejects.toThrow(
      "This Outlook connection is only for the mailbox sales@example.com, so it can't read your organization's directory.",
    );
    await expect(shared().create('update_contact', { contact_id: MIA, company: 'Example' })).rejects.toThrow('Create Contact');
    expect(at().asked()).toEqual([]);
  });
});
