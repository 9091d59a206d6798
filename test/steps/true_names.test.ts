import { accountTypeOf } from '../../sandbox/accounts.ts';
import { highlevel } from '../../src/backends/contacts_api/index_highlevel.ts';
import { SMALL, useWorld } from '../support/world.ts';

const MINUTE = 60_000;
/** 8 in the morning in Chicago, the zone of a run. */
const NOW = Date.parse('2030-01-08T14:00:00Z');
const NAMES = { first_name: 'Mia', last_name: 'McKenzie' };

describe('names that the search has in small letters only', () => {
  const at = useWorld(highlevel, accountTypeOf('highlevel'), SMALL);
  const store = () => at().sandbox.accounts.highlevel.store;
  beforeEach(() => {
    store().behavior.smallNames = true;
  });
  afterEach(() => {
    store().behavior.smallNames = false;
  });
  const mia = (email = 'mia@example.com', ago = MINUTE, more = {}) =>
    at().book.add({ ...NAMES, emails: [email], ...more }, { created: Date.now() - ago, updated: Date.now() - ago });
  const reads = () =>
    at()
      .asked()
      .filter((request) => /^GET \/contacts\/\w+$/.test(request));

  it('come as written from Find Contact, by one more request', async () => {
    const id = mia();
    at().asked();
    await expect(at().search('find_contact', { email: 'mia@example.com' })).resolves.toMatchObject([
      { id, ...NAMES, full_name: 'Mia McKenzie' },
    ]);
    expect(at().asked()).toEqual(['POST /contacts/search', `GET /contacts/${id}`]);
  });

  it('cost nothing where the search has them as written', async () => {
    store().behavior.smallNames = false;
    mia();
    at().asked();
    await at().search('find_contact', { email: 'mia@example.com' });
    expect(at().asked()).toEqual(['POST /contacts/search']);
  });

  it('are read of the first of several only', async () => {
    for (const number of [1, 2, 3]) mia(`mia.${number}@example.com`, number * MINUTE);
    at().asked();
    const rows = await at().search('find_contact', { name: 'mia mckenzie', when_several: 'newest' });
    expect(rows[0]).toMatchObject({ ...NAMES, email: 'mia.1@example.com' });
    expect(reads()).toHaveLength(1);
  });

  it('stay as they are if the contact cannot be read, and nothing fails', async () => {
    mia();
    at().fail({ status: 500, body: {} }, { method: 'GET', path: /\/contacts\/\w+$/ });
    await expect(at().search('find_contact', { email: 'mia@example.com' })).resolves.toMatchObject([
      { first_name: 'mia', last_name: 'mckenzie' },
    ]);
  });

  it('never show how they came', async () => {
    mia();
    for (const row of [
      ...(await at().search('find_contact', { email: 'mia@example.com' })),
      ...(await at().trigger('new_contact')),
      ...(await at().search('find_contacts', { query: 'mia' })),
    ])
      expect(JSON.stringify(row)).not.toContain('lowered');
  });

  it.each(['new_contact', 'new_or_updated_contact'])('come as written from %s, of what is new in this half hour', async (trigger) => {
    at().freeze(NOW);
    mia('now@example.com', MINUTE);
    mia('before@example.com', 40 * MINUTE);
    at().asked();
    const rows = await at().trigger(trigger);
    expect(rows.find(({ email }) => email === 'now@example.com')).toMatchObject(NAMES);
    // An earlier check has returned it.
    expect(rows.find(({ email }) => email === 'before@example.com')).toMatchObject({ first_name: 'mia' });
    expect(reads()).toHaveLength(1);
    // Zapier knows a row by these, which the names don't change.
    at().advance(40 * MINUTE);
    at().asked();
    const later = await at().trigger(trigger);
    expect(later.map(({ id, revision }) => [id, revision])).toEqual(rows.map(({ id, revision }) => [id, revision]));
    expect(reads()).toEqual([]);
  });

  it('never make a row with watched fields look new', async () => {
    at().freeze(NOW);
    mia();
    const watch = { watch_fields: ['first_name', 'last_name'] };
    const keys = async () => (await at().trigger('new_or_updated_contact', watch)).map(({ id, revision }) => `${id} ${revision}`).sort();
    const before = await keys();
    at().advance(40 * MINUTE);
    expect(await keys()).toEqual(before);
  });

  it('are read of ten contacts in a poll at most', async () => {
    at().freeze(NOW);
    for (let number = 0; number < 25; number += 1) mia(`mia.${number}@example.com`, MINUTE + number);
    at().asked();
    const rows = await at().trigger('new_contact');
    expect(reads()).toHaveLength(10);
    expect(rows.slice(0, 10).every(({ first_name }) => first_name === 'Mia')).toBe(true);
    expect(rows[10]).toMatchObject({ first_name: 'mia' });
  });

  it('come as written in the samples of the editor', async () => {
    mia();
    const [row] = await at().trigger('new_contact', {}, { isLoadingSample: true });
    expect(row).toMatchObject(NAMES);
  });

  it('come as written on a birthday', async () => {
    at().freeze(NOW);
    mia('mia@example.com', 400 * 24 * 60 * MINUTE, { birthday: '1990-01-08' });
    const rows = await at().trigger('birthday_coming', { hour: '8' }, { timezone: 'America/Chicago' });
    expect(rows.find(({ email }) => email === 'mia@example.com')).toMatchObject(NAMES);
  });
});
