import fc from 'fast-check';
import { mayBeSamePhone, samePhone } from '../../src/contacts/phone.ts';
import { createPhonePrefilter } from '../../src/contacts/phone_prefilter.ts';

const marks = fc.constantFrom(' ', '-', '.', '/', '(', ')', '(0)', '+', '\u200e', '\u00a0', '');
const digit = fc.constantFrom(...'0123456789', '٣', '３');
/** Digits, with the marks that people put between them. */
const written = fc.array(fc.tuple(digit, marks), { maxLength: 14 }).map((parts) => parts.flat().join(''));
const number = fc
  .tuple(
    fc.constantFrom('', '+', '00', '0', 'tel:', '＋'),
    written,
    fc.constantFrom('', ' ext. 12', 'x7', ';ext=123', '#9', ' extension 1', 'a'),
  )
  .map((parts) => parts.join(''));
const text = fc.oneof(number, fc.string({ maxLength: 12 }));

/** The same digits, with another start and in another format. */
const spellings = fc
  .tuple(fc.stringMatching(/^[0-9]{1,12}$/), fc.constantFrom('', '0', '00', '+', '+1', '1'), fc.array(marks, { maxLength: 12 }), text)
  .map(([digits, start, between, end]) => [digits, start + [...digits].map((one, at) => one + (between[at] ?? '')).join(''), end] as const);

describe('a look at raw numbers', () => {
  test('passes over no number that is the same or may be', () => {
    const isLetThrough = (one: string, searched: string) => {
      if (samePhone(one, searched) || mayBeSamePhone(one, searched))
        expect([one, searched, createPhonePrefilter(searched)(one)]).toEqual([one, searched, true]);
    };
    fc.assert(fc.property(text, text, isLetThrough), { numRuns: 2000 });
    fc.assert(
      fc.property(spellings, ([plain, other, end]) => {
        isLetThrough(other, plain);
        isLetThrough(plain, other);
        isLetThrough(`${other}${end}`, plain);
      }),
      { numRuns: 3000 },
    );
  });

  test('skips what ends with other digits, and missing values', () => {
    const mayBe = createPhonePrefilter('+1 555 010 0123');
    for (const other of ['+1 555 010 0124', '555-010-0223', null, undefined, '']) expect([other, mayBe(other)]).toEqual([other, false]);
    for (const one of ['0100123', '+44 123', '555 0100 ext. 5', 123, ['5550100123']]) expect([one, mayBe(one)]).toEqual([one, true]);
  });
});
