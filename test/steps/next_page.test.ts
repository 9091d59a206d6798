import fc from 'fast-check';
import { decodePage, encodePage } from '../../src/steps/next_page.ts';

const text = fc.string({ unit: 'grapheme' });
const optional = fc.option(text, { nil: undefined });
const progress = fc.record({
  query: fc
    .record({
      text: optional,
      email: optional,
      phone: optional,
      name: optional,
      tag: optional,
      folder_id: optional,
      source: optional,
      business_id: optional,
      owner_id: optional,
      updated_after: optional,
      custom_field: fc.option(fc.record({ id: text, value: text }), { nil: undefined }),
    })
    .map((query): object => JSON.parse(JSON.stringify(query))),
  cursor: fc.option(text, { nil: null }),
  limit: fc.integer({ min: 1, max: 1000 }),
});

describe('the next page', () => {
  it('holds every condition, in any form', () => {
    fc.assert(
      fc.property(progress, (before) => {
        const page = encodePage(before);
        expect(page).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodePage({ page: ` ${page} ` })).toEqual(before);
      }),
    );
  });

  it('is nothing when it is blank', () => {
    for (const page of [undefined, null, '', ' ']) expect(decodePage({ page })).toBeUndefined();
  });

  it('is refused when no search gave it, whatever it is', () => {
    const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const wrong = [
      'not a page',
      packed(null),
      packed([]),
      packed({}),
      packed({ query: {}, cursor: 7, limit: 1 }),
      packed({ query: {}, cursor: null, limit: 0 }),
      packed({ query: {}, cursor: null, limit: 1001 }),
      packed({ query: {}, cursor: null, limit: 1.5 }),
      packed({ query: { email: 7 }, cursor: null, limit: 1 }),
      packed({ query: { custom_field: { id: 'a' } }, cursor: null, limit: 1 }),
      ...[null, 'a', ['a'], { value: 'x' }, { id: 7, value: 'x' }].map((custom_field) =>
        packed({ query: { custom_field }, cursor: null, limit: 1 }),
      ),
      packed({ query: [], cursor: null, limit: 1 }),
    ];
    for (const page of wrong) expect(() => decodePage({ page })).toThrow(expect.objectContaining({ kind: 'invalid_input' }));
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((page) => page.trim() !== ''),
        (page) => expect(() => decodePage({ page })).toThrow("Page isn't from an earlier run of this search."),
      ),
    );
  });
});
