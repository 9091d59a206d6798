import { Batch } from '../../relay/delivery/decide.ts';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const HOUR = 3_600_000;
const job = { target: 'target', sealed: '', delivery: 'delivery', received: NOW - 1_000, attempts: 0, slot: NOW };
const target = { id: 'target', isGone: false, failures: 0, blockedUntil: 0, firstSlot: NOW, now: NOW };
const batch = (inFlight = 0): Batch => new Batch(() => inFlight, 24 * HOUR);

it('delivers at its slot, and puts back what would wait for long', () => {
  expect(batch().decide(job, target)).toEqual({ deliverAt: NOW });
  expect(batch().decide({ ...job, slot: NOW + 200 }, target)).toEqual({ deliverAt: NOW + 200 });
  expect(batch().decide({ ...job, slot: NOW + 5_000 }, target)).toEqual({ putBackUntil: NOW + 5_000, slot: NOW + 5_000 });
});

it('delivers nothing to a target that is gone', () => {
  expect(batch().decide(job, { ...target, isGone: true })).toEqual({ end: 'gone' });
});

it('leaves a blocked target alone, and keeps a slot that comes after', () => {
  const blocked = { ...target, blockedUntil: NOW + 60_000 };
  expect(batch().decide(job, blocked)).toEqual({ putBackUntil: NOW + 60_000 });
  expect(batch().decide({ ...job, slot: NOW + 61_000 }, blocked)).toEqual({ putBackUntil: NOW + 61_000, slot: NOW + 61_000 });
});

it('sends one delivery at a time to a failing target', () => {
  const failing = { ...target, failures: 5 };
  const some = batch();
  expect(some.decide(job, failing)).toEqual({ deliverAt: NOW });
  expect(some.decide(job, failing)).toMatchObject({ putBackUntil: expect.any(Number) });
  expect(batch(1).decide(job, failing)).toMatchObject({ putBackUntil: expect.any(Number) });
  expect(batch(1).decide(job, { ...target, failures: 4 })).toEqual({ deliverAt: NOW });
});

it('sends at most 20 at the same time to one target', () => {
  const some = batch(19);
  expect(some.decide(job, target)).toEqual({ deliverAt: NOW });
  expect(some.decide(job, target)).toEqual({ putBackUntil: NOW + 1_000 });
  expect(some.decide({ ...job, target: 'other' }, { ...target, id: 'other' })).toEqual({ deliverAt: NOW });
});

it('ends what would be put back after its time, and tries it a last time when that is up', () => {
  const blocked = { ...target, blockedUntil: NOW + 60_000 };
  const late = { ...job, received: NOW - 24 * HOUR };
  expect(batch().decide(late, blocked)).toEqual({ end: 'dead' });
  expect(batch().decide(late, target)).toEqual({ deliverAt: NOW });
  expect(batch().decide({ ...job, received: NOW - 24 * HOUR + 10_000 }, blocked)).toEqual({ putBackUntil: NOW + 10_000 });
});
