import type { StepRecord } from '../../demo/stage.ts';
import { proofs } from '../../demo/summary.ts';

const record = (operation: string, more: Partial<StepRecord> = {}): StepRecord => ({
  title: 'A step',
  operation,
  input: {},
  missing: false,
  output: '',
  requests: 1,
  expected: ['it works'],
  wrong: [],
  milliseconds: 1,
  ...more,
});

const told = (...steps: StepRecord[]) => ({ key: 'outlook', label: 'Outlook', steps });
const results = (what: RegExp, ...stories: ReturnType<typeof told>[]) => proofs(stories).find((proof) => what.test(proof.what))?.results;

test('counts the steps of each account', () => {
  expect(results(/tags/, told(record('add_tags'), record('remove_tags')), told(record('add_tags')))).toEqual(['2 ok', '1 ok']);
});

test('a failed step shows, whatever else went well', () => {
  expect(results(/tags/, told(record('add_tags'), record('remove_tags', { wrong: ['it works'] })))).toEqual(['1 of 2 FAILED']);
});

test("what the account doesn't have counts as none, unless the step that should say so fails", () => {
  expect(results(/photo/, told(record('set_contact_photo', { missing: true })))).toEqual(['none']);
  expect(results(/photo/, told(record('set_contact_photo', { missing: true, wrong: ['no request'] })))).toEqual(['1 of 1 FAILED']);
});

test('what no account of the build tried has no line', () => {
  expect(results(/photo/, told(record('add_tags')))).toBeUndefined();
  expect(results(/photo/, told(record('add_tags')), told(record('set_contact_photo')))).toEqual(['none', '1 ok']);
});

test('an operation that no line names still counts', () => {
  expect(proofs([told(record('an_operation_of_tomorrow', { wrong: ['it works'] }))]).at(-1)?.results).toEqual(['1 of 1 FAILED']);
});
