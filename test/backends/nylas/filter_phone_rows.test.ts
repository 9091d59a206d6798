import { withPhone } from '../../../src/backends/nylas/filter_phone_rows.ts';

test.each([
  [{ id: 'a', phone_numbers: [{ number: '(555) 010-0100' }] }, true],
  [{ id: 'a', phone_numbers: [{ number: '+15550100199' }, { number: '+15550100100' }] }, true],
  [{ id: 'a', phone_numbers: [{ number: '+15550100199' }] }, false],
  [{ id: 'a', phone_numbers: [] }, false],
  [{ id: 'a', phone_numbers: null }, false],
  [{ id: 'a' }, false],
  [{ id: 'a', phone_numbers: 'none' }, true],
  [{ id: 'a', phone_numbers: [null] }, true],
  [{ id: 'a', phone_numbers: [{ type: 'work' }] }, true],
  [{ phone_numbers: [{ number: '+15550100199' }] }, true],
  [{ id: 7 }, true],
  ['text', true],
  [null, true],
])('a row is worth reading for a number, or is in another form: %j', (row, is) => {
  expect(withPhone('+15550100100')(row)).toBe(is);
});
