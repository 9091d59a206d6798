import type { ContactAddress } from '../../src/contacts/contact.ts';
import { makeContact } from '../../src/contacts/contact.ts';
import { mergeBirthdays, mergeCustomValues, mergedAddress, mergeNotes, mergeTexts, sameNumber } from '../../src/contacts/merge.ts';

const contact = (parts: Partial<Parameters<typeof makeContact>[0]>) => makeContact({ id: 'c1', account_type: 'outlook', ...parts });
const address = (parts: Partial<ContactAddress>): ContactAddress => ({
  type: 'work',
  street: null,
  city: null,
  region: null,
  postal_code: null,
  country: null,
  ...parts,
});

describe('texts', () => {
  it('fill blanks only, and differ only by their letters', () => {
    const kept = contact({ first_name: 'Ada', company: 'Example  works' });
    const other = contact({ first_name: 'Ben', last_name: 'Example', company: 'EXAMPLE WORKS' });
    expect(mergeTexts(kept, other, ['first_name', 'last_name', 'company'])).toEqual({
      taken: { last_name: 'Example' },
      conflicts: [{ field: 'first_name', kept: 'Ada', dropped: 'Ben' }],
    });
  });
});

describe('birthdays', () => {
  it.each([
    [null, '1990-05-17', true, []],
    ['1990-05-17', null, false, []],
    ['1990-05-17', '--05-17', false, []],
    ['--05-17', '1990-05-17', true, []],
    [null, '--05-17', true, []],
    ['--05-17', '--05-18', false, [{ field: 'birthday', kept: '05-17', dropped: '05-18' }]],
    ['1990-05-17', '1991-05-17', false, [{ field: 'birthday', kept: '1990-05-17', dropped: '1991-05-17' }]],
  ])('%s and %s', (own, other, taken, conflicts) => {
    expect(mergeBirthdays(contact({ birthday: own }), contact({ birthday: other }))).toEqual({ taken, conflicts });
  });
});

describe('notes', () => {
  it.each([
    [null, 'Met.', 'Met.'],
    ['Met.', null, null],
    ['Met.\nCalled.', 'Called.', null],
    ['Met.', 'Met.', null],
    ['Meta', 'Met', 'Meta\nMet'],
    ['Called. ', ' Met.\nTwice. ', 'Called.\nMet.\nTwice.'],
  ])('%j and %j', (own, other, all) => {
    expect(mergeNotes(own, other)).toBe(all);
    // A second run adds nothing.
    if (all !== null) expect(mergeNotes(all, other)).toBeNull();
  });
});

describe('custom values', () => {
  it('fill blanks, unite lists and list the rest', () => {
    const kept = contact({ custom_fields: { a: 'Own', b: null, c: ['One'], e: 5 } });
    const other = contact({ custom_fields: { a: 'Other', b: 7, c: ['Two', 'one'], d: 'New', e: '5' } });
    expect(mergeCustomValues(kept, other, new Map())).toEqual({
      taken: { b: 7, c: ['One', 'Two'], d: 'New' },
      conflicts: [{ field: 'custom_a', kept: 'Own', dropped: 'Other' }],
    });
  });

  it('list files that differ, because they can’t be united', () => {
    const kept = contact({ custom_fields: { f: [{ name: 'a', url: 'https://example.com/a' }] } });
    const other = contact({ custom_fields: { f: [{ name: 'b', url: 'https://example.com/b' }] } });
    expect(mergeCustomValues(kept, other, new Map()).conflicts).toEqual([
      { field: 'custom_f', kept: 'https://example.com/a', dropped: 'https://example.com/b' },
    ]);
  });
});

describe('addresses', () => {
  it('are never put together from two places', () => {
    expect(mergedAddress(address({ street: '1 Example Street' }), address({ street: '2 Example Street', city: 'Lyon' }))).toBeNull();
    expect(mergedAddress(address({ street: '1 Example Street' }), address({ street: '1 example street', city: 'Lyon' }))).toMatchObject({
      street: '1 Example Street',
      city: 'Lyon',
    });
  });
});

describe('numbers', () => {
  it.each([
    ['+1 (555) 010-0123', '+15550100123', true],
    ['0049 30 1234567', '+49301234567', true],
    ['(555) 010-0123', '+15550100123', true],
    ['030 1234567', '+49301234567', false],
    ['+15550100123', '+15550100124', false],
    ['+15550100123 ext. 5', '+15550100123', false],
    ['+15550100123 ext. 5', '+15550100123 x5', true],
    ['n/a', 'none', false],
  ])('%s and %s: nothing is lost with one of them: %s', (one, other, same) => {
    expect(sameNumber(one, other)).toBe(same);
    expect(sameNumber(other, one)).toBe(same);
  });
});
