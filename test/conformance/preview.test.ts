import fc from 'fast-check';
import { customKey } from '../../src/contacts/custom_field.ts';
import { connect } from '../../src/operation.ts';
import { casesOf } from '../support/cases.ts';
import { platform } from '../support/client.ts';
import type { Inputs, Row } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { accounts } from './accounts.ts';

const EMAILS = ['ada@example.com', 'ben@example.com', 'cleo@example.com', 'dora@example.com', 'eve@example.com'];
const PHONES = ['+15550200601', '+15550200602', '+15550200603', '+4930123456', '+15550200605'];
const TAGS = ['customer', 'lead', 'newsletter', 'partner'];
const CITIES = ['Lyon', 'Bern', 'Springfield'];

const maybe = <T>(value: fc.Arbitrary<T>, freq = 2) => fc.option(value, { nil: undefined, freq });
const oneOf = (values: readonly string[]) => fc.constantFrom(...values);
/** A value as people type it: in capitals, with blanks and brackets. */
const typedEmail = fc.tuple(oneOf(EMAILS), fc.boolean()).map(([email, capitals]) => (capitals ? email.toUpperCase() : email));
const typedPhone = oneOf([...PHONES, '(555) 020-0601', '+1 555 020 0602', '+49 (0)30 123456']);

const person = fc.record({
  first_name: oneOf(['Ada', 'Ben']),
  last_name: fc.option(oneOf(['Example', 'Van Example']), { nil: null }),
  emails: fc.uniqueArray(oneOf(EMAILS), { maxLength: 2 }),
  phones: fc.uniqueArray(oneOf(PHONES), { maxLength: 2 }),
  street: fc.option(oneOf(['1 Example Street']), { nil: null }),
  city: fc.option(oneOf(CITIES), { nil: null }),
  birthday: fc.option(oneOf(['1990-12-31', '1980-02-29']), { nil: null }),
  notes: fc.option(oneOf(['Met at the fair.']), { nil: null }),
  tags: fc.uniqueArray(oneOf(TAGS), { maxLength: 2 }),
});
const book = fc.array(person, { minLength: 1, maxLength: 3 });

const fields = fc.record({
  full_name: maybe(oneOf(['Ada Example', 'Ada Van Example', 'Zoe'])),
  first_name: maybe(oneOf(['Ada', 'Zoe'])),
  last_name: maybe(oneOf(['Example', 'Exemplary'])),
  nickname: maybe(oneOf(['Countess'])),
  email: maybe(typedEmail, 3),
  other_emails: maybe(fc.uniqueArray(typedEmail, { minLength: 1, maxLength: 3, selector: (email) => email.toLowerCase() })),
  phone: maybe(typedPhone, 3),
  mobile_phone: maybe(typedPhone),
  work_phone: maybe(typedPhone),
  home_phone: maybe(typedPhone),
  company: maybe(oneOf(['Example Works'])),
  job_title: maybe(oneOf(['Engineer', 'Buyer'])),
  street: maybe(oneOf(['1 Example Street', '2 Example Street'])),
  city: maybe(oneOf(CITIES)),
  country: maybe(oneOf(['DE', 'germany', 'Nowhere'])),
  address_type: maybe(oneOf(['work', 'home', 'other'])),
  birthday: maybe(oneOf(['1990-12-31', '31 Dec 1980', '03/04/1990'])),
  website: maybe(oneOf(['https://example.com', 'https://www.example.com/a'])),
  im_addresses: maybe(fc.uniqueArray(oneOf(['ada.im', 'ben.im', 'cleo.im', 'dora.im']), { minLength: 1, maxLength: 4 })),
  notes: maybe(oneOf(['Met at the fair.', 'Wants an offer.'])),
  do_not_disturb: maybe(oneOf(['yes', 'no'])),
  source: maybe(oneOf(['website'])),
  tags: maybe(
    fc.uniqueArray(oneOf([...TAGS, 'Customer', 'unheard of']), { minLength: 1, maxLength: 2, selector: (tag) => tag.toLowerCase() }),
  ),
});

const update = fc.record({
  tags_mode: maybe(oneOf(['add', 'replace', 'remove'])),
  remove_emails: maybe(fc.uniqueArray(oneOf(EMAILS), { minLength: 1, maxLength: 2 })),
  remove_phones: maybe(fc.uniqueArray(oneOf(PHONES), { minLength: 1, maxLength: 2 })),
  clear_fields: maybe(
    fc.uniqueArray(oneOf(['birthday', 'city', 'full_name', 'last_name', 'tags', 'email', 'notes']), { minLength: 1, maxLength: 2 }),
  ),
});

const upsert = fc.record({
  match_on: maybe(fc.uniqueArray(oneOf(['email', 'phone', 'full_name']), { minLength: 1 })),
  when_several: maybe(oneOf(['fail', 'newest', 'oldest'])),
  note_body: maybe(oneOf(['Called.']), 5),
});

/** What the service alone knows before it's done: the ID and page of a new contact, and dates. */
const ONLY_AFTER = ['id', 'url', 'created_at', 'updated_at', 'folder_id', 'task', 'note'];

const withoutUndefined = (...parts: readonly object[]): Inputs =>
  Object.fromEntries(parts.flatMap(Object.entries).filter(([, value]) => value !== undefined));

describe.each(accounts)('a preview: %s', (key, backend, accountType) => {
  const createsGroups = key === 'google';
  const at = useWorld(backend, accountType, SMALL);
  const writes = () =>
    at()
      .sandbox.requests.filter(({ method, path }) => method !== 'GET' && !/\/contacts\/search|\$batch/.test(path))
      .map(({ method, path }) => `${method} ${path}`);
  /** The output, or the error as a person reads it. */
  const resultOf = async (key: string, input: Inputs): Promise<Row> => {
    try {
      // A new connection, because an earlier case may have cached what was reset.
      const output = await at().connected({}).create(key, input);
      const shown = Object.fromEntries(Object.entries(output).filter(([name]) => !ONLY_AFTER.includes(name)));
      // The ID of a group that the step would create is only known afterwards.
      return createsGroups
        ? { ...shown, groups: Array.isArray(shown.groups) ? shown.groups.map((group) => Object(group).name) : [] }
        : shown;
    } catch (error) {
      return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
    }
  };
  const samePreview = async (key: string, input: Inputs) => {
    const before = at().book.snapshot();
    at().sandbox.clearRequests();
    const preview = await resultOf(key, { ...input, preview: 'yes' });
    expect(writes()).toEqual([]);
    expect(at().book.snapshot()).toBe(before);
    const done = await resultOf(key, input);
    expect(preview).toEqual(done);
    return done;
  };

  it('of an update is what the update then does, in any case, and writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(book, fields, update, async (people, values, how) => {
        at().sandbox.reset();
        const [id = ''] = people.map((facts) => at().book.add(facts));
        await samePreview('update_contact', withoutUndefined({ contact_id: id }, values, how));
      }),
      { numRuns: casesOf(12) },
    );
  });

  it('of create or update is what the step then does, in any case, and writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(book, fields, upsert, async (people, values, how) => {
        at().sandbox.reset();
        for (const facts of people) at().book.add(facts);
        await samePreview('create_or_update_contact', withoutUndefined(values, how));
      }),
      { numRuns: casesOf(12) },
    );
  });

  it('is the same for each outcome', async () => {
    const contact_id = at().book.add({ first_name: 'Rae', emails: ['rae@example.com'], tags: ['customer'] });
    const upsert = { email: 'rae@example.com', city: 'Bern' };
    expect(await samePreview('update_contact', { contact_id, city: 'Lyon', tags: ['lead'] })).toMatchObject({ outcome: 'updated' });
    expect(await samePreview('update_contact', { contact_id, city: 'Lyon' })).toMatchObject({ outcome: 'unchanged' });
    expect(await samePreview('update_contact', { contact_id, birthday: '03/04/1990' })).toMatchObject({ error: expect.any(String) });
    expect(await samePreview('create_or_update_contact', upsert)).toMatchObject({ outcome: 'updated', matched_by: 'email' });
    expect(await samePreview('create_or_update_contact', { ...upsert, email: 'new.rae@example.com' })).toMatchObject({
      outcome: 'created',
    });
  });

  it('of a new contact has no ID and no page, and no task or note', async () => {
    const input = { email: 'new@example.com', first_name: 'New', preview: true, ...(backend.notes ? { note_body: 'Met.' } : {}) };
    await expect(at().create('create_or_update_contact', input)).resolves.toMatchObject({
      outcome: 'created',
      id: null,
      url: null,
      email: 'new@example.com',
      task: null,
      note: null,
      changes: expect.arrayContaining([{ field: 'email', before: null, after: 'new@example.com' }]),
    });
  });

  it('is refused like the step if the connection may only read', async () => {
    const id = at().book.add({ first_name: 'Rae', emails: ['rae@example.com'] });
    const reader = at().connected({ access: 'read' });
    const attempt = (preview: string) => reader.create('update_contact', { contact_id: id, city: 'Lyon', preview });
    const refusal = await attempt('no').catch((error: unknown) => error);
    await expect(attempt('yes')).rejects.toMatchObject({ code: 'forbidden', message: Object(refusal).message });
  });

  if (backend.customFields !== undefined)
    it('shows a custom value as it would be', async () => {
      const id = at().book.add({ first_name: 'Rae', emails: ['rae@example.com'] });
      const all = (await backend.customFields?.list(connect(await platform(), backend, at().authData, null))) ?? [];
      const typed: Readonly<Record<string, string>> = {
        text: ' C-77 ',
        number: '1,500',
        money: '$1,500.00',
        date: '12/31/2026',
        tick: 'yes',
      };
      const input = Object.fromEntries(
        all.flatMap(({ id: field, kind, writable }) => (writable && typed[kind] ? [[customKey(field), typed[kind]]] : [])),
      );
      const done = await samePreview('update_contact', { contact_id: id, ...input });
      expect(done).toMatchObject({ outcome: 'updated', ignored_fields: [] });
      expect(done.changed_fields).toHaveLength(Object.keys(input).length);
    });
});
