import fc from 'fast-check';
import { pause, retryAfter } from '../../src/http/delay.ts';
import { limited } from '../../src/http/limit.ts';

const NOW = Date.parse('2026-11-21T09:00:00Z');

/** https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
test.each([
  ['120', 120],
  [' 5 ', 5],
  ['1.5', 2],
  ['Sat, 21 Nov 2026 09:02:00 GMT', 120],
  ['Saturday, 21-Nov-26 09:00:30 GMT', 30],
  ['Sat, 21 Nov 2026 08:00:00 GMT', 1],
  ['soon', undefined],
  ['120 seconds', undefined],
  ['', undefined],
  [' ', undefined],
  [null, undefined],
])('Retry-After "%s": %s seconds', (value, seconds) => {
  expect(retryAfter(value, NOW)).toBe(seconds);
});

test('a delay is undefined or a whole number that is not negative', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^-?\d{1,6}(\.\d)?$/)), (value) => {
      const delay = retryAfter(value, NOW);
      expect(delay === undefined || (Number.isInteger(delay) && delay >= 0)).toBe(true);
    }),
  );
});

test('tasks take their turn in order, and a failed one makes room', async () => {
  const turn = limited(1);
  const order: string[] = [];
  const first = turn(async () => {
    order.push('first');
    throw new Error('failed');
  });
  const others = ['second', 'third'].map((name) => turn(async () => order.push(name)));
  await expect(first).rejects.toThrow('failed');
  await Promise.all(others);
  expect(order).toEqual(['first', 'second', 'third']);
});

test('a pause is as long as it was asked to be', async () => {
  const timer = jest.spyOn(globalThis, 'setTimeout');
  await pause(1);
  expect(timer).toHaveBeenCalledWith(expect.any(Function), 1);
  timer.mockRestore();
});
