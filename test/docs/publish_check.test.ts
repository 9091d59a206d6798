import type { Subject } from '../../scripts/publish_check/check.ts';
import { CHECKS, NOT_RUN } from '../../scripts/publish_check/checks.ts';
import { notRun, report } from '../../scripts/publish_check/report.ts';
import { anywhere, onlyLoopback } from '../support/network.ts';
import { png, TOY, withAnswer, withCreate, withInput, withSearch, withSignIn, withTrigger } from './toy.ts';

const listed = (change: Partial<NonNullable<Subject['listing']>>): Subject => ({
  ...TOY,
  listing: TOY.listing === undefined ? undefined : { ...TOY.listing, ...change },
});
const sample = { id: 'contact-1', name: 'Ada Example', created_at: '2026-01-05T09:00:00Z', tags: ['customer'] };

/** For each check, builds that it must refuse. */
const BAD: Readonly<Record<string, readonly Subject[]>> = {
  C001: [
    withTrigger({ display: { label: 'New Contact', description: 'Triggers when a contact is created.', hidden: true } }),
    { ...TOY, app: { ...TOY.app, creates: {} } },
  ],
  C002: [withSearch({ inputFields: [{ key: 'phone', label: 'Phone' }] })],
  C003: [withTrigger({}, { sample: { id: 'contact-1' } })],
  D001: [withInput({ key: 'api_key', label: 'Key' }), withInput({ key: 'code', label: 'Code', type: 'password' })],
  D002: [withSignIn({ fields: [{ key: 'api_key', label: 'API Key', helpText: 'It is in the settings.' }] })],
  D003: [
    withSignIn({ connectionLabel: 'Toy' }),
    withSignIn({ connectionLabel: '' }),
    withSignIn({ connectionLabel: '{{name}} {{bundle.authData.access_token}}' }),
    withSignIn({ connectionLabel: (_z, { authData, inputData }) => `${inputData?.name} ${authData?.access_token}` }),
  ],
  D004: [
    withInput({ key: 'task_id', label: 'Task' }),
    withInput({ key: 'note', label: 'Note ID' }),
    { ...TOY, forms: { create_contact: [{ key: 'owner_id', label: 'Owner' }] } },
  ],
  D005: [
    withInput({ key: 'tag', label: 'Tag', dynamic: 'tag_list.id.name' }),
    withInput({ key: 'tag', label: 'Tag', dynamic: 'contact_list.id.nickname' }),
  ],
  D006: [withTrigger({}, { type: 'hook', performSubscribe: {}, performUnsubscribe: {} })],
  D007: [{ ...TOY, bundle: 'fetch("http://example.com/contacts")' }],
  D008: [
    withInput({ key: 'text', label: 'Text', helpText: 'See https://example.com for more.' }),
    withInput({ key: 'text', label: 'Text', helpText: 'See [the pages(https://example.com)' }),
    withTrigger({ display: { label: 'New Contact', description: 'Triggers when https://example.com says so.' } }),
  ],
  D009: [withSearch({ inputFields: [] })],
  D010: [
    withTrigger({}, { sample: { name: 'Ada' } }),
    withTrigger(
      {},
      {
        outputFields: [
          { key: 'id', primary: true },
          { key: 'revision', primary: true },
        ],
      },
    ),
  ],
  D011: [withInput({ key: 'subdomain', label: 'Subdomain', helpText: 'subdomain.' })],
  D012: [withCreate({ sample: {} })],
  D013: [withInput({ key: 'person', label: 'Person', dynamic: 'contact_list.id.name', search: 'find_person.id' })],
  D014: [withInput({ key: 'person', label: 'Person', search: 'find_contact.id' })],
  D015: [{ ...TOY, app: { ...TOY.app, searches: {} } }],
  D016: [
    {
      ...TOY,
      app: { ...withTrigger({}, { type: 'hook' }).app, triggers: { new_contact: hook() }, searches: {}, creates: {}, searchOrCreates: {} },
    },
  ],
  D017: [withTrigger({}, { type: 'hook' })],
  D018: [
    withTrigger({ display: { label: 'new contact', description: 'Triggers when a contact is created.' } }),
    withTrigger({ display: { label: 'Contact With Tag', description: 'Triggers when.' } }),
  ],
  D021: [
    withTrigger({ display: { label: 'New Contact', description: 'Fires when a contact is created.' } }),
    withTrigger({ display: { label: 'New Contact', description: 'Triggers when a contact is created' } }),
  ],
  D022: [withCreate({ inputFields: [() => []] })],
  D023: [
    withTrigger({}, { sample: { ...sample, created_at: '05 Jan 2026' } }),
    withTrigger({}, { sample: { ...sample, more: [{ at: '2026-01-05T09:00:00' }] } }),
  ],
  D024: [
    withTrigger({}, { sample: { name: 'Ada' } }),
    withTrigger({}, { sample: { ...sample, name: 7 } }),
    withTrigger({}, { sample: { ...sample, tags: 'customer' } }),
    withTrigger({}, { sample: { id: '1', count: 1.5 }, outputFields: [{ key: 'count', type: 'integer' }] }),
    withTrigger({}, { sample: { id: '1', done: 'yes' }, outputFields: [{ key: 'done', type: 'boolean' }] }),
    withTrigger(
      {},
      { sample: { id: '1', emails: ['ada@example.com'] }, outputFields: [{ key: 'emails', children: [{ key: 'address' }] }] },
    ),
  ],
  D025: [withInput({ key: 'text', label: 'Text', helpText: '[Open](javascript:alert(1))' })],
  D026: [
    withSignIn({
      oauth2Config: {
        ...TOY.app.authentication.oauth2Config,
        authorizeUrl: (_z, { inputData }) => `https://${inputData?.tenant ?? 'login'}.example.com/authorize`,
      },
    }),
    withSignIn({
      oauth2Config: {
        ...TOY.app.authentication.oauth2Config,
        authorizeUrl: (_z, { inputData }) => new URL(inputData?.tenant ?? 'common', 'https://login.example.com/').href,
      },
    }),
  ],
  M001: [listed({ category: '' }), { ...TOY, listing: undefined }],
  M002: [
    listed({ description: 'Toy is small.' }),
    listed({ description: `Toy is ${'long '.repeat(40)}.` }),
    listed({ description: 'Toy is an address book that Zapier users like to try things out with.' }),
    listed({ description: 'Toy lets you synchronize every contact that you have ever had.' }),
    listed({ description: 'An address book for people who like to try things out at home.' }),
    listed({ description: 'Toy is good. It is old. It is blue. It is an address book for you.' }),
  ],
  M004: [
    { ...TOY, logo: undefined },
    { ...TOY, logo: Buffer.from('GIF89a, and some more bytes of it') },
    { ...TOY, logo: png(512, 256, 6) },
    { ...TOY, logo: png(128, 128, 6) },
    { ...TOY, logo: png(512, 512, 2) },
  ],
  M006: [listed({ homepage: '' }), listed({ homepage: 'http://example.com' })],
  T002: [withAnswer({ ...sample, id: '' })],
  T003: [withAnswer({ ...sample, created_at: '2026-01-05T09:00:00' })],
  T004: [withAnswer({ id: 'contact-1', name: 'Ada', created_at: '2026-01-05T09:00:00Z' })],
  T005: [withAnswer({ ...sample, name: 7 })],
  Z001: [withTrigger({}, { type: 'hook', performList: {}, performSubscribe: {}, performUnsubscribe: {} })],
  promote: [{ ...TOY, changelog: '' }],
  schema: [{ ...TOY, schemaErrors: ['App.version is not a version.'] }],
};

function hook() {
  const { new_contact } = withTrigger({}, { type: 'hook' }).app.triggers;
  if (new_contact === undefined) throw new Error('the toy has no trigger');
  return new_contact;
}

// The platform's runtime changes Node's own `http`, which the next test file of this worker gets.
beforeAll(onlyLoopback);
afterAll(anywhere);

describe.each(CHECKS.map((check) => [check.code, check] as const))('%s', (code, check) => {
  it('passes a build in which nothing is wrong', async () => {
    expect(await check.run(TOY)).toEqual([]);
  });

  it('refuses what it is about, in a sentence', async () => {
    const bad = BAD[code] ?? [];
    expect(bad.length).toBeGreaterThan(0);
    for (const [index, subject] of bad.entries())
      expect([index, await check.run(subject)]).toEqual([index, expect.arrayContaining([expect.any(String)])]);
  });
});

it('names every check of the list once, run or not', () => {
  const codes = [...CHECKS, ...NOT_RUN].map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  const range = (letter: string, last: number, without: readonly number[] = []) =>
    Array.from({ length: last }, (_, index) => index + 1)
      .filter((number) => !without.includes(number))
      .map((number) => `${letter}${String(number).padStart(3, '0')}`);
  const known = [
    range('A', 1),
    range('C', 3),
    range('D', 26, [19, 20]),
    range('L', 4),
    range('M', 7),
    range('S', 3),
    range('T', 6),
    range('U', 1),
    range('Z', 1),
  ].flat();
  expect(codes.filter((code) => /^[A-Z]\d/.test(code)).sort()).toEqual(known.sort());
});

it('counts what failed, and compares only with a definition', async () => {
  const { failed, passed, lines } = await report({ ...TOY, changelog: '', published: undefined });
  expect(failed).toBe(1);
  expect(passed).toBe(CHECKS.length - 4);
  expect(lines.filter((line) => line.startsWith('FAIL'))).toEqual([expect.stringContaining('promote')]);
  expect(notRun(false).length).toBe(NOT_RUN.length + 3);
  expect(notRun(true).every((line) => line.startsWith('not run'))).toBe(true);
});
