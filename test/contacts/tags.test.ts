import fc from 'fast-check';
import { changedTags, hasTag, joinTags, sameTag, sameTags, withoutTags } from '../../src/contacts/tags.ts';

const tag = fc.constantFrom('Lead', 'lead', 'LEAD ', 'vip', 'Vip', 'été', 'E\u0301te\u0301', 'customer', '');
const tags = fc.array(tag, { maxLength: 6 });

test('tags are compared without regard to case, outer blanks and Unicode form', () => {
  expect(sameTag('Lead', ' lead')).toBe(true);
  expect(sameTag('été', 'E\u0301TE\u0301')).toBe(true);
  expect(sameTag('lead', 'leads')).toBe(false);
  expect(hasTag(['vip', 'Lead'], 'LEAD')).toBe(true);
  expect(hasTag([], 'lead')).toBe(false);
});

test('joinTags keeps the spelling and the order of the first list, each tag once', () => {
  expect(joinTags(['Lead', 'vip'], ['LEAD', 'new', 'New'])).toEqual(['Lead', 'vip', 'new']);
});

test('withoutTags removes in any spelling', () => {
  expect(withoutTags(['Lead', 'vip', 'new'], ['lead', 'NEW'])).toEqual(['vip']);
});

describe('changedTags', () => {
  test.each([
    ['add', { mode: 'add', names: ['LEAD', 'new'] }, ['Lead', 'vip', 'new']],
    ['remove', { mode: 'remove', names: ['LEAD', 'unknown'] }, ['vip']],
    ['replace', { mode: 'replace', names: ['VIP', 'new'] }, ['vip', 'new']],
    ['replace by none', { mode: 'replace', names: [] }, []],
  ] as const)('%s', (_mode, change, after) => {
    expect(changedTags(['Lead', 'vip'], change)).toEqual(after);
  });

  test('null empties them', () => {
    expect(changedTags(['Lead'], null)).toEqual([]);
  });

  test('adding never removes; removing never leaves what was named; replacing leaves exactly what was named', () => {
    fc.assert(
      fc.property(tags, tags, (there, names) => {
        const added = changedTags(there, { mode: 'add', names });
        expect([...there, ...names].every((one) => hasTag(added, one))).toBe(true);
        const removed = changedTags(there, { mode: 'remove', names });
        expect(names.some((one) => hasTag(removed, one))).toBe(false);
        expect(sameTags(changedTags(there, { mode: 'replace', names }), names)).toBe(true);
      }),
    );
  });

  test('the same change a second time changes nothing', () => {
    fc.assert(
      fc.property(tags, tags, fc.constantFrom('add', 'remove', 'replace'), (there, names, mode) => {
        const once = changedTags(there, { mode, names });
        expect(changedTags(once, { mode, names })).toEqual(once);
      }),
    );
  });
});

test('sameTags is blind to order and spelling, and symmetric', () => {
  expect(sameTags(['Lead', 'vip'], ['VIP', 'lead'])).toBe(true);
  expect(sameTags(['Lead'], ['Lead', 'vip'])).toBe(false);
  fc.assert(fc.property(tags, tags, (one, other) => sameTags(one, other) === sameTags(other, one)));
});
