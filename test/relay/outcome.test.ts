import { outcomeOf } from '../../relay/delivery/outcome.ts';
import { retryAfterIn } from '../../relay/delivery/send.ts';

const HOUR = 3_600_000;
const attempt = { attempts: 0, leftMs: 24 * HOUR, random: 1 };
const reply = (status: number, retryAfterMs?: number) => ({ status, retryAfterMs });

it.each([200, 201, 204])('is delivered by %p', (status) => {
  expect(outcomeOf({ ...attempt, reply: reply(status) })).toEqual({ kind: 'delivered' });
});

it('ends the subscription by 410', () => {
  expect(outcomeOf({ ...attempt, reply: reply(410) })).toEqual({ kind: 'gone' });
});

it.each([
  [408, true],
  [429, true],
  [500, true],
  [503, true],
  [302, false],
  [400, false],
  [404, false],
])('is tried again after %p, which concerns the whole target: %p', (status, isTargetFailing) => {
  expect(outcomeOf({ ...attempt, reply: reply(status) })).toEqual({ kind: 'retry', afterMs: 1_000, isTargetFailing });
});

it('waits twice as long after each attempt, at least half of it, at most ten minutes', () => {
  const waits = [0, 1, 2, 9, 10, 500].map((attempts) => outcomeOf({ ...attempt, attempts, reply: reply(500) }));
  expect(waits.map((outcome) => 'afterMs' in outcome && outcome.afterMs)).toEqual([1_000, 2_000, 4_000, 512_000, 600_000, 600_000]);
  expect(outcomeOf({ ...attempt, attempts: 2, random: 0, reply: reply(500) })).toMatchObject({ afterMs: 2_000 });
});

it('obeys Retry-After of 429 and 503, for the whole target', () => {
  const expected = { kind: 'retry', afterMs: 90_000, blockMs: 90_000, isTargetFailing: true };
  expect(outcomeOf({ ...attempt, reply: reply(429, 90_000) })).toEqual(expected);
  expect(outcomeOf({ ...attempt, reply: reply(503, 90_000) })).toEqual(expected);
  expect(outcomeOf({ ...attempt, leftMs: 1_000, reply: reply(429, 90_000) })).toEqual(expected);
  expect(outcomeOf({ ...attempt, attempts: 8, reply: reply(429, 1_000) })).toMatchObject({ afterMs: 256_000, blockMs: 1_000 });
  expect(outcomeOf({ ...attempt, reply: reply(400, 90_000) })).toEqual({ kind: 'retry', afterMs: 1_000, isTargetFailing: false });
});

it('makes its last attempt when the time is up', () => {
  expect(outcomeOf({ ...attempt, attempts: 9, leftMs: 5_000, reply: reply(500) })).toMatchObject({ kind: 'retry', afterMs: 5_000 });
  expect(outcomeOf({ ...attempt, attempts: 9, leftMs: 0, reply: reply(500) })).toEqual({ kind: 'dead', isTargetFailing: true });
  expect(outcomeOf({ ...attempt, leftMs: -1, reply: { failure: 'unreachable' } })).toEqual({ kind: 'dead', isTargetFailing: true });
  expect(outcomeOf({ ...attempt, leftMs: -1, reply: reply(200) })).toEqual({ kind: 'delivered' });
});

it('says of what was sent and not answered that it may have arrived, and not of what was not sent', () => {
  const failing = { kind: 'retry', afterMs: 1_000, isTargetFailing: true };
  expect(outcomeOf({ ...attempt, reply: { failure: 'unanswered' } })).toEqual({ ...failing, isUnknown: true });
  expect(outcomeOf({ ...attempt, reply: { failure: 'unreachable' } })).toEqual(failing);
});

it('tries what was cut off again at once, and says that it may have arrived', () => {
  const outcome = outcomeOf({ ...attempt, reply: { failure: 'interrupted' } });
  expect(outcome).toEqual({ kind: 'retry', afterMs: 0, isTargetFailing: false, isUnknown: true });
});

it.each([
  ['120', 120_000],
  [' 1.5 ', 1_500],
  ['Fri, 27 Nov 2026 12:00:30 GMT', 30_000],
  ['Fri, 27 Nov 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('reads Retry-After %p', (value, milliseconds) => {
  expect(retryAfterIn(value, Date.parse('2026-11-27T12:00:00Z'))).toBe(milliseconds);
});
