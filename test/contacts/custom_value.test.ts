import { isStoredAs } from '../../src/contacts/custom_value.ts';

/** A step's value can have any typed form, and a response any form of the service. */
test.each([
  [1500, '$1,500.00', true],
  ['1500.00', '$1,500.00', true],
  [['Sales', 'Support'], 'sales, support', true],
  ['Red', 'red', true],
  [1751328000000, '07/13/2025', true],
  ['1751328000000', '13 July 2025', true],
  [['Agreed'], 'yes', true],
  [undefined, 'no', true],
  [null, null, true],
  [undefined, 'C-77', false],
  [[], ['Sales'], false],
  ['C-7', 'C-77', false],
  [1500, '1501', false],
  ['1500', '$1,501.00', false],
  ['C-77', null, false],
] as const)('that a response has %j for what was given as %j is kept: %s', (stored, given, kept) => {
  expect(isStoredAs(stored, given)).toBe(kept);
});
