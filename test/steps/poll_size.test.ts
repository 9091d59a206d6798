import { createRows } from '../../src/steps/poll_size.ts';

/** A contact of about this many bytes of JSON, with empty keys. */
const contact = (bytes: number) => ({ text: 'x'.repeat(bytes), none: null, blank: '', list: [] as string[], zero: 0, off: false });
const key = (id: string) => ({ id, revision: `${id}-1` });
const createContacts = () => createRows<ReturnType<typeof contact>, ReturnType<typeof key>>();
const row = (id: string, bytes: number) => ({ contact: contact(bytes), key: key(id) });
const bytesOf = (rows: unknown) => Buffer.byteLength(JSON.stringify(rows));

test('rows are whole as long as they have few bytes', () => {
  const rows = createContacts();
  expect(rows.add([row('a', 450_000), row('b', 450_000)])).toBe(true);
  expect(rows.all()).toEqual(['a', 'b'].map((id) => ({ ...contact(450_000), ...key(id) })));
});

test('beyond 1 MB, every row comes without empty keys', () => {
  const rows = createContacts();
  for (const ids of [['a'], ['b', 'c'], ['d']]) expect(rows.add(ids.map((id) => row(id, 400_000)))).toBe(true);
  expect(rows.all().map(({ id, revision }) => [id, revision])).toEqual(['a', 'b', 'c', 'd'].map((id) => [id, `${id}-1`]));
  for (const given of rows.all()) expect(Object.keys(given)).toEqual(['text', 'zero', 'off', 'id', 'revision']);
});

test('beyond 18 MB, the first ones are returned', () => {
  const rows = createContacts();
  const pages = Array.from({ length: 7 }, (_, page) => [0, 1, 2].map((index) => row(String(page * 3 + index), 1_000_000)));
  expect(pages.map((page) => rows.add(page))).toEqual([true, true, true, true, true, false, false]);
  expect(rows.all().map(({ id }) => id)).toEqual(Array.from({ length: 17 }, (_, number) => String(number)));
  expect(bytesOf(rows.all())).toBeLessThanOrEqual(18_000_001);
});

test('a row that is too large alone is not returned', () => {
  const rows = createContacts();
  expect(rows.add([row('a', 18_000_000), row('b', 1)])).toBe(false);
  expect(rows.all()).toEqual([]);
});

test('bytes are counted, not characters', () => {
  const rows = createContacts();
  const wide = (id: string, length: number) => ({ contact: { ...contact(0), text: 'ä'.repeat(length) }, key: key(id) });
  expect(rows.add([wide('a', 8_000_000)])).toBe(true);
  expect(rows.add([wide('b', 1_500_000)])).toBe(false);
});
