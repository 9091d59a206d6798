import fc from 'fast-check';
import type { ContactChange } from '../../../src/contacts/change.ts';
import { LIST_INPUTS, TEXT_INPUTS } from '../../../src/contacts/change.ts';
import type { CustomValue } from '../../../src/contacts/custom_field.ts';

const A_MILLION = 1_048_576;

/** Texts that break careless programs. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\u0000',
      'a\u0000b',
      '\u202e\u05d0\u05d1 \u0645\u0631\u062d\u0628\u0627',
      '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}',
      '\ud800',
      '\udc00x',
      '__proto__',
      'constructor',
      'toString',
      '{{bundle.authData.access_token}}',
      '{{',
      '%7B%7B',
      '0000-01-01',
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
      '+275760-09-13T00:00:00Z',
      '-271821-04-20',
      '99999999999999999999',
      'NaN',
      '../..',
      '\r\nX-Injected: yes',
      "' or 1 eq 1",
      'ﬁ ß İ ı',
    ),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2000 }).map((times) => 'long '.repeat(times)) },
);

/** The same, and sometimes a megabyte of it. */
export const hugeText: fc.Arbitrary<string> = fc
  .constantFrom('x', '\u{1f600}', '{{', '\u0000')
  .map((unit) => unit.repeat(A_MILLION / unit.length));

/** Everything that JSON can contain. `__proto__` is its own key, as after `JSON.parse`. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 10, arbitrary: hostileText },
  {
    weight: 3,
    arbitrary: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(8.64e15 + 1), fc.constant(1e308)),
  },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3000 }).map(deep) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}')
      .map((json): unknown => JSON.parse(json)),
  },
);

function deep(levels: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Possible responses of a service for these keys: mostly texts, and anything else. */
export function hostileRecord(
  keys: readonly string[],
  kept: Readonly<Record<string, unknown>> = {},
): fc.Arbitrary<Record<string, unknown>> {
  const value = fc.oneof(
    { weight: 12, arbitrary: hostileText },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: hostileValue },
  );
  const list = fc.array(fc.oneof(hostileText, fc.constant(null)), { maxLength: 4 });
  const items = fc.array(
    fc.tuple(
      fc.constantFrom(...keys, '__proto__', 'constructor'),
      fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: list }),
    ),
    { maxLength: 12 },
  );
  return items.map((pairs) => ({ ...Object.fromEntries(pairs), ...kept }));
}

/** Possible values of a step for a custom field. */
const customValue: fc.Arbitrary<CustomValue> = fc.oneof(
  hostileText,
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(hostileText, { maxLength: 4 }),
);

/** A change of a contact with only hostile texts. */
export const hostileChange: fc.Arbitrary<ContactChange> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...TEXT_INPUTS), fc.option(hostileText), { maxKeys: 10 }),
    fc.dictionary(fc.constantFrom(...LIST_INPUTS), fc.option(fc.array(hostileText, { maxLength: 4 })), { maxKeys: 2 }),
    fc.option(
      fc.record({
        mode: fc.constantFrom('add' as const, 'replace' as const, 'remove' as const),
        names: fc.array(hostileText, { maxLength: 4 }),
      }),
      { nil: undefined },
    ),
    fc.option(fc.dictionary(fc.oneof(hostileText, fc.constant('__proto__')), customValue, { maxKeys: 3 }), { nil: undefined }),
    fc.constantFrom(undefined, 'work' as const, 'home' as const, 'mobile' as const, 'other' as const),
  )
  .map(([texts, lists, tags, custom_fields, address_type]) => ({
    ...texts,
    ...lists,
    ...(tags === undefined ? {} : { tags }),
    ...(custom_fields === undefined ? {} : { custom_fields }),
    ...(address_type === undefined ? {} : { address_type }),
  }));

/** Whether anything has changed what every object has. */
export function isPolluted(): boolean {
  const fresh: Record<string, unknown> = {};
  return fresh.polluted !== undefined || Object.keys(Object.prototype).length > 0 || Object.hasOwn(Object.prototype, 'polluted');
}

/** The seed of this run, and how much longer than usual it is: `TRUST_SEED` and `TRUST_TIMES`. */
export const SEED = Number(process.env.TRUST_SEED ?? Math.floor(Math.random() * 2 ** 31));
export const TIMES = Math.max(1, Number(process.env.TRUST_TIMES ?? 1));
