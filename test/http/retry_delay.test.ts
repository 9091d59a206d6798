import fc from 'fast-check';
import { Problem } from '../../src/contacts/errors.ts';
import { limitConcurrency } from '../../src/http/concurrency.ts';
import { cappedDelay, pauseBefore, retryAfter } from '../../src/http/retry_delay.ts';

const NOW = Date.parse('2026-11-21T09:00:00Z');

/** https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
test.each([
  ['120', 120],
  [' 5 ', 5],
  ['1.5', 2],
  ['Sat, 21 Nov 2026 09:02:00 GMT', 120],
  ['Saturday, 21-Nov-26 09:00:30 GMT', 30],
  ['Sat, 21 Nov 2026 08:00:00 GMT', 1],
  ['3600', 3600],
  ['99999999999', 3600],
  ['9'.repeat(400), 3600],
  ['Sat, 21 Nov 2037 09:00:00 GMT', 3600],
  ['soon', undefined],
  ['120 seconds', undefined],
  ['', undefined],
  [' ', undefined],
  [null, undefined],
])('Retry-After "%s": %s seconds', (value, seconds) => {
  expect(retryAfter(value, NOW)).toBe(seconds);
});

test("a delay is undefined or a whole number that isn't negative", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^-?\d{1,6}(\.\d)?$/)), (value) => {
      const delay = retryAfter(value, NOW);
      expect(delay === undefined || (Number.isInteger(delay) && delay >= 0)).toBe(true);
    }),
  );
});

test('tasks take their turn in order, and a failed one makes room', async () => {
  const turn = limitConcurrency(1);
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

describe('before a request is sent again', () => {
  const passing = (delay?: number) => new Problem('throttled', 'Too many.', { delay: 90, again: { after: delay } });
  const limits = (error: unknown, count: number): readonly (number | undefined)[] =>
    [0, 0.999_999].map((random) => {
      jest.spyOn(Math, 'random').mockReturnValue(random);
      const wait = pauseBefore(error, count, false);
      jest.restoreAllMocks();
      return wait === undefined ? undefined : Math.round(wait);
    });

  test('pauses double, and are random so that requests that failed together come apart', () => {
    expect([0, 1, 2].map((count) => limits(passing(), count))).toEqual([
      [1000, 1250],
      [2000, 2500],
      [4000, 5000],
    ]);
  });

  test('none is shorter than the service asks for, and they still grow', () => {
    expect([0, 1, 2].map((count) => limits(passing(7), count)[0])).toEqual([7000, 8000, 10_000]);
  });

  test('it is sent three times more, or as long as there is time', () => {
    expect(pauseBefore(passing(), 3, false)).toBeUndefined();
    expect(pauseBefore(passing(), 40, true)).toBeLessThanOrEqual(10_000);
  });

  test("what may have done something, or doesn't pass, is not sent again", () => {
    expect(pauseBefore(new Problem('unknown_outcome', 'Perhaps.'), 0, true)).toBeUndefined();
    expect(pauseBefore(new Problem('throttled', 'Too many.', { delay: 1 }), 0, true)).toBeUndefined();
    expect(pauseBefore(new TypeError('no'), 0, true)).toBeUndefined();
  });

  test('a delay is whole, and between a second and an hour', () => {
    expect([-5, 0, 0.2, 59.1, 3600, 1e300, Number.POSITIVE_INFINITY].map((seconds) => cappedDelay(seconds))).toEqual([
      1, 1, 1, 60, 3600, 3600, 3600,
    ]);
  });
});

test.each([
  [null, undefined],
  [' ', undefined],
  ['0.25', 1],
  [' 2.50 ', 3],
  ['Thu, 01 Jan 1970 00:01:30 GMT', 90],
  ['soon', undefined],
])('to wait %p is %p seconds', (value, seconds) => {
  expect(retryAfter(value, 0)).toBe(seconds);
});
