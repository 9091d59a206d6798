import { Problem, type ProblemKind, toPlatformError } from '../../src/contacts/errors.ts';
import { StepError } from '../support/run.ts';

/** The table of docs/architecture.md, "Errors". */
const MEANING: Readonly<Record<ProblemKind, string>> = {
  invalid_input: 'AppError',
  not_found: 'AppError',
  forbidden: 'AppError',
  conflict: 'AppError',
  ambiguous: 'AppError',
  too_much: 'AppError',
  service_error: 'AppError',
  unexpected_answer: 'AppError',
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
const KINDS: readonly (readonly [string, Problem])[] = Object.keys(MEANING).flatMap((name) =>
  isKind(name) ? [[name, new Problem(name, 'What failed. What to do.', { delay: 37 })] as const] : [],
);

function isKind(name: string): name is ProblemKind {
  return Object.hasOwn(MEANING, name);
}

describe('the platform’s error', () => {
  it.each(KINDS)('for %s is the one of the design, with the sentence and nothing added', (_kind, problem) => {
    const thrown = toPlatformError(problem, null);
    const told = new StepError(thrown);
    expect(told).toMatchObject({ name: MEANING[problem.kind], message: 'What failed. What to do.' });
    if (told.name === 'AppError') expect(told).toMatchObject({ code: problem.kind, status: expect.any(Number) });
    if (told.name === 'ThrottledError') expect(told.delay).toBe(37);
    // Else the platform adds the inputs of the step to the message.
    expect(thrown).toMatchObject({ doNotContextify: true });
  });

  it.each(KINDS)('for %s after a first write never makes the platform run the step again', (_kind, problem) => {
    const told = new StepError(toPlatformError(problem, 'The contact was created (ID one).'));
    expect(told).toMatchObject({ name: 'AppError', code: 'partly_done' });
    expect(told.message).toMatch(/^The contact was created \(ID one\)\..*What failed\. What to do\./);
  });

  it('for a mistake of the integration tells its name and nothing that it may hold', () => {
    for (const mistake of [new TypeError('the token secret-token is odd'), 'secret-token', { secret: 'secret-token' }, undefined]) {
      const told = new StepError(toPlatformError(mistake, null));
      expect(told).toMatchObject({ name: 'AppError', code: 'unforeseen' });
      expect(told.message).not.toContain('secret');
    }
  });
});
