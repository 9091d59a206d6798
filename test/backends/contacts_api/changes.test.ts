import type { Revision } from '../../../src/backends/backend.ts';
import { changes } from '../../../src/backends/contacts_api/changes.ts';
import { guardNetwork } from '../../http/support.ts';
import { allOf, everything, recentOf } from '../../support/pages.ts';
import { FOUND, items } from './shapes.ts';
import { inRun, LOCATION, plan, planSearch } from './support.ts';

guardNetwork();

const SINCE = Date.parse('2026-11-20T09:00:00Z');
const range = (field: string) => ({ field, operator: 'range', value: { gte: '2026-11-20T09:00:00.000Z' } });
const newest = (field: string) => [{ field, direction: 'desc' }];
const RECENT = { filters: [range('dateUpdated')], sort: newest('dateUpdated'), pageLimit: 500 };
const ids = (revisions: readonly Revision[]): string[] => revisions.map(({ contact }) => contact.id);
const recent = (scope = {}) => inRun((connection) => recentOf(changes, connection, 'updated', SINCE, scope));

describe('recent', () => {
  test.each([
    ['updated', 'dateUpdated'],
    ['created', 'dateAdded'],
  ] as const)('%s: everything dated since then, newest first, in one request when little happened', async (date, field) => {
    planSearch({ filters: [range(field)], sort: newest(field), pageLimit: 500, page: 1 }, items(1, 25), { total: 25 });
    const found = await inRun((connection) => recentOf(changes, connection, date, SINCE, {}));
    expect(ids(found)).toHaveLength(25);
    expect(found[0]).toMatchObject({ revision: '2026-11-20T10:00:00.000Z', contact: { id: 'c1', account_type: 'contacts_api' } });
  });

  test('a quiet day is one request', async () => {
    planSearch({ ...RECENT, page: 1 }, [], { total: 0 });
    expect(await recent()).toEqual([]);
  });

  test('the selection is sent, and a tag is checked again', async () => {
    const filters = [
      range('dateUpdated'),
      { field: 'tags', operator: 'eq', value: 'vip' },
      { field: 'source', operator: 'eq', value: 'Form' },
    ];
    const [first = {}, second = {}] = items(1, 2);
    planSearch({ ...RECENT, filters, page: 1 }, [first, { ...second, tags: ['vip lead'] }]);
    expect(ids(await recent({ tag: 'VIP', source: 'Form' }))).toEqual(['c1']);
  });

  test('the next page is found after the last contact of a page', async () => {
    planSearch({ ...RECENT, page: 1 }, items(1, 500), { total: 1001 });
    planSearch({ ...RECENT, searchAfter: [1_795_255_200_000 - 500, 'c500'] }, items(501, 500), { total: 1001 });
    planSearch({ ...RECENT, searchAfter: [1_795_255_200_000 - 1000, 'c1000'] }, items(1001, 1), { total: 1001 });
    expect(await recent()).toHaveLength(1001);
  });

  test('without that they are found by number', async () => {
    planSearch({ ...RECENT, page: 1 }, items(1, 500, { searchAfter: undefined }), { total: 501 });
    planSearch({ ...RECENT, page: 2 }, items(501, 1, { searchAfter: undefined }), { total: 501 });
    expect(await recent()).toHaveLength(501);
  });

  test('pages that only repeat themselves end in a problem, after what was read before', async () => {
    planSearch({ ...RECENT, page: 1 }, items(1, 500));
    planSearch({ ...RECENT, searchAfter: [1_795_255_200_000 - 500, 'c500'] }, items(1, 500));
    const given: Revision[] = [];
    const reading = inRun(async (connection) => {
      for await (const page of changes.recent?.(connection, 'updated', { since: SINCE, enough: SINCE }, {}) ?? []) given.push(...page);
    });
    await expect(reading).rejects.toMatchObject({ kind: 'too_much', message: expect.stringContaining("doesn't continue where it should") });
    expect(new Set(ids(given)).size).toBe(500);
  });

  test('no page is read after the one that reaches far enough back', async () => {
    planSearch({ ...RECENT, page: 1 }, [...items(1, 499), ...items(500, 1, { dateUpdated: '2026-11-21T09:00:00.000Z' })], { total: 900 });
    const enough = Date.parse('2026-11-21T09:00:00.000Z');
    const reading = inRun((connection) => everything(changes.recent?.(connection, 'updated', { since: SINCE, enough }, {}) ?? []));
    expect(await reading).toHaveLength(500);
  });

  test("a contact that can't be read is left out, and its page counts as full", async () => {
    const page = [...items(1, 499), ...items(500, 1, { tags: { not: 'a list' } })];
    planSearch({ ...RECENT, page: 1 }, page, { total: 501 });
    planSearch({ ...RECENT, searchAfter: [1_795_255_200_000 - 500, 'c500'] }, items(501, 1), { total: 501 });
    const found = ids(await recent());
    expect(found).toHaveLength(500);
    expect(found).not.toContain('c500');
    expect(found).toContain('c501');
  });

  test("a response without its list isn't the end of the list, nor in the middle of it", async () => {
    plan('POST', '/contacts/search', { total: 0 }, { body: { locationId: LOCATION, ...RECENT, page: 1 } });
    await expect(recent()).rejects.toMatchObject({ kind: 'unexpected_response', message: expect.stringContaining('"contacts"') });
    const searchAfter = [1_795_255_200_000 - 500, 'c500'];
    planSearch({ ...RECENT, page: 1 }, items(1, 500), { total: 501 });
    plan('POST', '/contacts/search', { contacts: null }, { body: { locationId: LOCATION, ...RECENT, searchAfter } });
    await expect(recent()).rejects.toMatchObject({ kind: 'unexpected_response' });
  });

  test('a full page is followed by another, whatever the total says', async () => {
    planSearch({ ...RECENT, page: 1 }, items(1, 500), { total: 500 });
    planSearch({ ...RECENT, searchAfter: [1_795_255_200_000 - 500, 'c500'] }, items(501, 3), { total: 500 });
    expect(await recent()).toHaveLength(503);
  });

  test("a total that is too high doesn't lead beyond an empty page", async () => {
    planSearch({ ...RECENT, page: 1 }, items(1, 3), { total: 9_000_000 });
    planSearch({ ...RECENT, searchAfter: [1_795_255_200_000 - 3, 'c3'] }, [], { total: 9_000_000 });
    expect(await recent()).toHaveLength(3);
  });

  test('a contact without a date is identified by its content', async () => {
    const [undated = {}] = items(1, 1, { dateUpdated: null });
    const revisions = [];
    for (const item of [undated, undated, { ...undated, firstName: 'Augusta' }]) {
      planSearch({ ...RECENT, page: 1 }, [item]);
      revisions.push((await recent())[0]?.revision);
    }
    expect(revisions[0]).toBe(revisions[1]);
    expect(revisions[2]).not.toBe(revisions[0]);
  });
});

test('sample: the newest few, in one request', async () => {
  planSearch({ filters: [], sort: newest('dateAdded'), pageLimit: 3, page: 1 }, items(1, 3), { total: 250 });
  expect(ids(await inRun((connection) => changes.sample(connection, 'created', 3, {})))).toEqual(['c1', 'c2', 'c3']);
});

describe('all', () => {
  const ALL = { filters: [], sort: [{ field: 'dateAdded', direction: 'asc' }], pageLimit: 500 };
  const all = (scope = {}) => inRun((connection) => allOf(changes, connection, scope));

  test('the whole scope, oldest first', async () => {
    planSearch({ ...ALL, page: 1 }, items(1, 500), { total: 510 });
    planSearch({ ...ALL, searchAfter: [1_795_255_200_000 - 500, 'c500'] }, items(501, 10), { total: 510 });
    expect(await all()).toHaveLength(510);
  });

  test('with a tag only its holders', async () => {
    planSearch({ ...ALL, filters: [{ field: 'tags', operator: 'eq', value: 'vip' }], page: 1 }, [FOUND], { total: 1 });
    expect(ids(await all({ tag: 'VIP' }))).toEqual(['c1']);
  });

  test('nothing, whatever count the service returns, if its list is empty', async () => {
    planSearch({ ...ALL, page: 1 }, [], { total: 7 });
    expect(await all()).toEqual([]);
  });

  test("what can't be read in time is refused", async () => {
    planSearch({ ...ALL, page: 1 }, items(1, 500), { total: 1000 });
    const reading = inRun((connection) => {
      const start = Date.now();
      jest.spyOn(Date, 'now').mockReturnValue(start + 21_000);
      return allOf(changes, connection, {});
    });
    await expect(reading).rejects.toMatchObject({
      kind: 'too_much',
      message: expect.stringContaining('It read 500 in 21 seconds, and there are more.'),
    });
    jest.restoreAllMocks();
  });

  test('a list that leads back to itself is refused, never half read', async () => {
    planSearch({ ...ALL, page: 1 }, items(1, 500), { total: 20_000 });
    planSearch({ ...ALL, searchAfter: [1_795_255_200_000 - 500, 'c500'] }, items(1, 500), { total: 20_000 });
    await expect(all()).rejects.toMatchObject({ kind: 'too_much', message: expect.stringContaining("doesn't continue where it should") });
  });

  test('beyond the reach of page numbers it is refused', async () => {
    for (let page = 1; page <= 20; page += 1)
      planSearch({ ...ALL, page }, items(page * 500, 500, { searchAfter: null }), { total: 10_001 });
    await expect(all()).rejects.toMatchObject({ kind: 'too_much' });
  });

  test('no number of bytes is too many', async () => {
    const dump = { source: 'x'.repeat(32_000) };
    planSearch({ ...ALL, page: 1 }, items(1, 500, dump), { total: 501 });
    planSearch({ ...ALL, searchAfter: [1_795_255_200_000 - 500, 'c500'] }, items(501, 1), { total: 501 });
    expect(await all()).toHaveLength(501);
  });
});
