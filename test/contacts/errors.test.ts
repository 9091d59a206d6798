import { errors } from 'zapier-platform-core';
import type { ProblemKind } from '../../src/contacts/errors.ts';
import { isProblem, Problem, toPlatformError } from '../../src/contacts/errors.ts';
import { StepError } from '../support/run.ts';

const SENTENCE = 'The service could not do it. Try again later.';

/** The platform packs message, code and status of its Error into one JSON text. */
const told = (error: Error): unknown => JSON.parse(error.message);

describe('each kind of problem has one meaning on the platform', () => {
  test.each<[ProblemKind, number]>([
    ['invalid_input', 400],
    ['forbidden', 403],
    ['not_found', 404],
    ['conflict', 409],
    ['ambiguous', 409],
    ['too_much', 413],
    ['unforeseen', 500],
    ['misconfigured', 500],
    ['partly_done', 500],
    ['service_error', 502],
    ['unexpected_response', 502],
    ['unknown_outcome', 504],
    ['timeout', 504],
  ])('%s stops the step with status %s and its kind as code', (kind, status) => {
    const error = toPlatformError(new Problem(kind, SENTENCE), null);
    expect(error).toBeInstanceOf(errors.Error);
    expect(told(error)).toEqual({ message: SENTENCE, code: kind, status });
  });

  test.each<[ProblemKind, typeof errors.HaltedError]>([
    ['duplicate', errors.HaltedError],
    ['missing_capability', errors.HaltedError],
    ['signed_out', errors.RefreshAuthError],
    ['expired', errors.ExpiredAuthError],
  ])('%s is its own error', (kind, type) => {
    const error = toPlatformError(new Problem(kind, SENTENCE), null);
    expect(error).toBeInstanceOf(type);
    expect(error.message).toBe(SENTENCE);
  });

  test.each([[30], [undefined]])('throttled says when to try again: %s', (delay) => {
    const error = toPlatformError(new Problem('throttled', SENTENCE, { delay }), null);
    expect(error).toBeInstanceOf(errors.ThrottledError);
    expect(told(error)).toEqual(delay === undefined ? { message: SENTENCE } : { message: SENTENCE, delay });
  });
});

const KINDS: readonly ProblemKind[] = ['invalid_input', 'duplicate', 'missing_capability', 'throttled', 'signed_out', 'expired', 'timeout'];

test.each(KINDS)('the platform is never to append the inputs: %s', (kind) => {
  expect(toPlatformError(new Problem(kind, SENTENCE), null)).toHaveProperty('doNotContextify', true);
  expect(toPlatformError(new Problem(kind, SENTENCE), 'Saved.')).toHaveProperty('doNotContextify', true);
});

test.each(KINDS)('after a first write nothing makes the platform repeat the step, and the message says what is saved: %s', (kind) => {
  const error = toPlatformError(new Problem(kind, SENTENCE, { delay: 5 }), 'The contact was created (ID c1).');
  expect(error).toBeInstanceOf(errors.Error);
  expect(told(error)).toMatchObject({ code: 'partly_done', status: 500 });
  expect(error.message).toContain('The contact was created (ID c1).');
  expect(error.message).toContain(SENTENCE);
});

describe('a mistake of this integration tells its name and nothing else', () => {
  test.each([
    ['an error', new TypeError('cannot read secret-token of undefined'), 'TypeError'],
    ['a text', 'secret-token', 'string'],
    ['an object', { token: 'secret-token' }, 'object'],
    ['nothing', undefined, 'undefined'],
  ])('%s', (_what, thrown, name) => {
    for (const saved of [null, 'The contact was created.']) {
      const error = toPlatformError(thrown, saved);
      expect(error).toBeInstanceOf(errors.Error);
      expect(error.message).toContain(name);
      expect(error.message).not.toContain('secret-token');
    }
  });
});

test('isProblem asks for kinds, or for any', () => {
  const problem = new Problem('conflict', SENTENCE);
  expect(isProblem(problem)).toBe(true);
  expect(isProblem(problem, 'not_found', 'conflict')).toBe(true);
  expect(isProblem(problem, 'not_found')).toBe(false);
  expect(isProblem(new Error(SENTENCE))).toBe(false);
  expect(problem.name).toBe('Problem');
});

test("what the platform does next comes after the sentence, except if something was saved, because then it doesn't do it", () => {
  const problem = new Problem('service_error', SENTENCE, { next: 'Zapier tries again.' });
  expect(told(toPlatformError(problem, null))).toMatchObject({ message: `${SENTENCE} Zapier tries again.` });
  expect(toPlatformError(problem, 'It was saved.').message).not.toContain('Zapier tries again');
});

/** The table of docs/architecture.md, "Errors". */
const MEANING: Readonly<Record<ProblemKind, string>> = {
  invalid_input: 'AppError',
  not_found: 'AppError',
  forbidden: 'AppError',
  conflict: 'AppError',
  ambiguous: 'AppError',
  too_much: 'AppError',
  service_error: 'AppError',
  unexpected_response: 'AppError',
  unknown_outcome: 'AppError',
  timeout: 'AppError',
  misconfigured: 'AppError',
  partly_done: 'AppError',
  unforeseen: 'AppError',
  duplicate: 'HaltedError',
  missing_capability: 'HaltedError',
  throttled: 'ThrottledError',
  signed_out: 'RefreshAuthError',
  expired: 'ExpiredAuthError',
};
const EVERY_KIND: readonly (readonly [string, Problem])[] = Object.keys(MEANING).flatMap((name) =>
  isKind(name) ? [[name, new Problem(name, 'What failed. What to do.', { delay: 37 })] as const] : [],
);

function isKind(name: string): name is ProblemKind {
  return Object.hasOwn(MEANING, name);
}

describe('the platform’s error', () => {
  it.each(EVERY_KIND)('for %s is the one of the design, with the sentence and nothing added', (_kind, problem) => {
    const thrown = toPlatformError(problem, null);
    const told = new StepError(thrown);
    expect(told).toMatchObject({ name: MEANING[problem.kind], message: 'What failed. What to do.' });
    if (told.name === 'AppError') expect(told).toMatchObject({ code: problem.kind, status: expect.any(Number) });
    if (told.name === 'ThrottledError') expect(told.delay).toBe(37);
    // Otherwise, the platform adds the step's inputs to the message.
    expect(thrown).toMatchObject({ doNotContextify: true });
  });

  it.each(EVERY_KIND)('for %s after a first write never makes the platform run the step again', (_kind, problem) => {
    const told = new StepError(toPlatformError(problem, 'The contact was created (ID one).'));
    expect(told).toMatchObject({ name: 'AppError', code: 'partly_done' });
    expect(told.message).toMatch(/^The contact was created \(ID one\)\..*What failed\. What to do\./);
  });

  it('says that the step can run again only while nothing is saved', () => {
    const conflict = new Problem('conflict', 'Someone else changed it.', { next: 'Run the step again.' });
    expect(new StepError(toPlatformError(conflict, null)).message).toBe('Someone else changed it. Run the step again.');
    expect(new StepError(toPlatformError(conflict, 'The contact was created (ID one).')).message).not.toContain('Run the step again');
  });

  it('for a mistake of the integration tells its name and nothing that it may hold', () => {
    for (const mistake of [new TypeError('the token secret-token is odd'), 'secret-token', { secret: 'secret-token' }, undefined]) {
      const told = new StepError(toPlatformError(mistake, null));
      expect(told).toMatchObject({ name: 'AppError', code: 'unforeseen' });
      expect(told.message).not.toContain('secret');
    }
  });
});

test('a problem that says itself what is saved may let the step run again', () => {
  const problem = new Problem('partly_done', 'One half is saved. Run this step again.', { isResumable: true, trace: 't1' });
  const error = toPlatformError(problem, 'The contact was created.');
  expect(JSON.parse(error.message)).toEqual({
    message: 'One half is saved. Run this step again. (trace ID t1)',
    code: 'partly_done',
    status: 500,
  });
});
