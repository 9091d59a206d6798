import fc from 'fast-check';
import * as zod from 'zod/mini';
import { contact as contactsApi } from '../../src/backends/contacts_api/wire.ts';
import { contact as nylas } from '../../src/backends/nylas/wire.ts';
import { contact as outlook } from '../../src/backends/outlook/wire.ts';
import type { Schema } from '../../src/http/schema.ts';
import { fitsSchema } from '../../src/http/schema_fits.ts';

const text = zod.optional(zod.nullable(zod.string()));
const person = zod.object({
  id: zod.string().check(zod.minLength(1)),
  name: text,
  count: zod.optional(zod.nullable(zod.number())),
  ticked: zod.optional(zod.nullable(zod.boolean())),
  tags: zod.optional(zod.nullable(zod.array(zod.string()))),
  emails: zod.optional(zod.array(zod.union([zod.string(), zod.looseObject({ email: text })]))),
  other: zod.optional(zod.unknown()),
});

test.each([
  ['the least', { id: 'a' }],
  ['nulls', { id: 'a', name: null, count: null, ticked: null, tags: null, other: null }],
  ['everything, and more', { id: 'a', name: '', count: 0, ticked: false, tags: ['x'], emails: ['x', { email: 'y', more: 1 }], more: 1 }],
])('a row matches unchanged: %s', (_what, row) => {
  expect(fitsSchema(person, row)).toBe(true);
  expect(person.parse(row)).toEqual(Object.fromEntries(Object.entries(row).filter(([key]) => key in person.shape)));
});

test.each([
  ['no ID', { name: 'x' }],
  ['an empty ID', { id: '' }],
  ['a number for a text', { id: 'a', name: 5 }],
  ['a text for a number', { id: 'a', count: '5' }],
  ['no finite number', { id: 'a', count: Number.NaN }],
  ['a text for a tick', { id: 'a', ticked: 'true' }],
  ['a text for a list', { id: 'a', tags: 'x' }],
  ['a null among texts', { id: 'a', tags: ['x', null] }],
  ['an item of no form', { id: 'a', emails: [{ email: 5 }] }],
  ['a null where none may be', { id: 'a', emails: null }],
  ['a list', []],
  ['nothing', null],
])("a row doesn't: %s", (_what, row) => {
  expect(fitsSchema(person, row)).toBe(false);
  expect(person.safeParse(row).success).toBe(false);
});

test.each<[string, Schema<unknown>, unknown]>([
  ['trims', zod.object({ name: zod.string().check(zod.trim()) }), { name: ' a ' }],
  ['transforms', zod.object({ name: zod.pipe(zod.string(), zod.transform(Number)) }), { name: '5' }],
  ['has a default', zod.object({ name: zod._default(zod.string(), 'x') }), {}],
  ['takes no other keys', zod.strictObject({ name: text }), { name: 'a', other: 1 }],
  ['is checked as a whole', zod.object({ name: text }).check(zod.refine(() => true)), { name: 'a' }],
])('what only zod can tell is left to it: a schema that %s', (_what, schema, row) => {
  expect(fitsSchema(schema, row)).toBe(false);
});

test.each([
  ['contacts_api', contactsApi],
  ['outlook', outlook],
  ['nylas', nylas],
])('a row of %s matches exactly if zod accepts it', (_account, schema: zod.ZodMiniObject) => {
  const item = fc.record(
    { email: fc.string(), number: fc.option(fc.string()), address: fc.oneof(fc.string(), fc.integer()) },
    { requiredKeys: [] },
  );
  const value = fc.oneof(
    fc.string(),
    fc.constant(null),
    fc.integer(),
    fc.boolean(),
    item,
    fc.array(fc.oneof(fc.string(), item, fc.constant(null))),
  );
  const keys = Object.keys(schema.shape);
  const row = fc.tuple(fc.dictionary(fc.constantFrom(...keys, 'unknown'), value, { maxKeys: 4 }), fc.string());
  fc.assert(
    fc.property(row, ([fields, id]) => {
      const one = { ...fields, id };
      expect(fitsSchema(schema, one)).toBe(schema.safeParse(one).success);
    }),
    { numRuns: 1000 },
  );
});
