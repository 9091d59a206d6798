import { createRows } from '../../src/steps/poll_size.ts';

/** A row of about this many bytes of JSON, with empty keys. */
const row = (id: string, bytes: number) => ({
  id,
  text: 'x'.repeat(bytes),
  none: null,
  blank: '',
  list: [] as string[],
  zero: 0,
  off: false,
});
const bytesOf = (rows: unknown) => Buffer.byteLength(JSON.stringify(rows));

test('rows are whole as long as they have few bytes', () => {
  const rows = createRows<ReturnType<typeof row>>();
  expect(rows.add(row('a', 7_900_000))).toBe(true);
  expect(rows.all()).toEqual([row('a', 7_900_000)]);
});

test('beyond 8 MB, every row comes without empty keys', () => {
  const rows = createRows<ReturnType<typeof row>>();
  for (const id of ['a', 'b', 'c']) expect(rows.add(row(id, 3_000_000))).toBe(true);
  expect(rows.all()).toHaveLength(3);
  for (const given of rows.all()) expect(Object.keys(given)).toEqual(['id', 'text', 'zero', 'off']);
});

test('beyond 18 MB, the first ones are returned', () => {
  const rows = createRows<ReturnType<typeof row>>();
  const added = Array.from({ length: 21 }, (_, number) => rows.add(row(String(number), 1_000_000)));
  expect(added.lastIndexOf(true)).toBe(16);
  expect(rows.all().map(({ id }) => id)).toEqual(Array.from({ length: 17 }, (_, number) => String(number)));
  expect(bytesOf(rows.all())).toBeLessThanOrEqual(18_000_001);
});

test('bytes are counted, not characters', () => {
  const rows = createRows<{ id: string; text: string }>();
  expect(rows.add({ id: 'a', text: 'ä'.repeat(8_000_000) })).toBe(true);
  expect(rows.add({ id: 'b', text: 'ä'.repeat(1_500_000) })).toBe(false);
});
