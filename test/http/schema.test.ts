import * as zod from 'zod/mini';
import { readAs } from '../../src/http/schema.ts';

const text = zod.optional(zod.nullable(zod.string()));
const person = zod.object({
  id: zod.string(),
  code: text,
  ticked: zod.optional(zod.nullable(zod.boolean())),
  count: zod.optional(zod.nullable(zod.number())),
  tags: zod.optional(zod.nullable(zod.array(zod.string()))),
  emails: zod.optional(zod.nullable(zod.array(zod.union([zod.string(), zod.object({ email: text })])))),
  address: zod.optional(zod.nullable(zod.object({ street: text }))),
});
const read = (value: unknown) => {
  const reading = readAs(person, value);
  return reading.success ? reading.data : reading.error.issues.map(({ path }) => path.map(String).join('.'));
};

test.each([
  ['a number for a text', { id: 'a', code: 94107 }, { id: 'a', code: '94107' }],
  ['a tick for a text', { id: 'a', code: true }, { id: 'a', code: 'true' }],
  ['a word for a tick', { id: 'a', ticked: 'True' }, { id: 'a', ticked: true }],
  ['a text for a number', { id: 'a', count: '12' }, { id: 'a', count: 12 }],
  [
    'blanks for what is no text',
    { id: 'a', ticked: '', count: '', tags: '', address: '' },
    { id: 'a', ticked: null, count: null, tags: null, address: null },
  ],
  ['numbers and nulls among texts', { id: 'a', tags: [null, 5, 'b', null] }, { id: 'a', tags: ['5', 'b'] }],
  [
    'nulls and numbers among items of two forms',
    { id: 'a', emails: [null, 'x', { email: 7 }, 8] },
    { id: 'a', emails: ['x', { email: '7' }, '8'] },
  ],
  ['an empty list for an object', { id: 'a', address: [] }, { id: 'a', address: null }],
  ['a number deep inside', { id: 'a', address: { street: 1 } }, { id: 'a', address: { street: '1' } }],
])('%s is read by its meaning', (_what, value, meant) => {
  const before = structuredClone(value);
  expect(read(value)).toEqual(meant);
  expect(value).toEqual(before);
});

test.each([
  ['an ID that is a number', { id: 7 }, ['id']],
  ['an object for a text', { id: 'a', code: { x: 1 } }, ['code']],
  ['a text for a list', { id: 'a', tags: 'vip' }, ['tags']],
  ['an object for a list', { id: 'a', tags: {} }, ['tags']],
  ['words for a number', { id: 'a', count: 'many' }, ['count']],
  ['words for a tick', { id: 'a', ticked: 'perhaps' }, ['ticked']],
  ['no ID', { code: 'x' }, ['id']],
  ['a text', 'text', ['']],
  ['nothing', null, ['']],
])('%s stays unreadable', (_what, value, paths) => {
  expect(read(value)).toEqual(paths);
});
