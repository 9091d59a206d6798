import { errors } from 'zapier-platform-core';

/** Everything that can go wrong, by what the person in front of the Zap can do about it. */
export type ProblemKind = keyof typeof TABLE;

/** What a problem carries besides its sentence. */
export interface ProblemDetail {
  /** Seconds after which the service wants to be asked again. */
  readonly delay?: number | undefined;
  /** The contact that is there already, and the field by which the service knows it. */
  readonly existing?: { readonly id: string; readonly by: string } | undefined;
  /** There when the same request may be sent again within the run: it did nothing, and what stopped it passes. `after`: the seconds that the service asks for. */
  readonly again?: { readonly after: number | undefined } | undefined;
  /** What the platform does by itself then, in a sentence: not told where it is kept from doing so. */
  readonly next?: string | undefined;
  /** The id by which the vendor's support finds the request. It is told last. */
  readonly trace?: string | undefined;
  /**
   * What tells this problem from others of its kind: code decides by it, and never by the words of a sentence. `answer_too_large` means that a
   * page with fewer rows may fit; others are of one backend.
   */
  readonly reason?: string | undefined;
}

/** Something that went wrong, told in a sentence that says what failed, where, and what to do next. It holds no secret and no input but what the step names. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly detail: ProblemDetail;

  constructor(kind: ProblemKind, sentence: string, detail: ProblemDetail = {}) {
    super(sentence);
    this.name = 'Problem';
    this.kind = kind;
    this.detail = detail;
  }
}

/** Whether the error is a problem of one of these kinds. */
export function isProblem(error: unknown, ...kinds: readonly ProblemKind[]): error is Problem {
  return error instanceof Problem && (kinds.length === 0 || kinds.includes(error.kind));
}

/**
 * The platform's error for whatever was thrown: each kind of problem has one meaning there.
 * `saved` says what this step wrote already: then nothing may make the platform run the step again, and the person is told what is there.
 */
export function toPlatformError(error: unknown, saved: string | null): Error {
  const problem = error instanceof Problem ? error : unforeseen(error);
  const { next, trace } = problem.detail;
  const [kind, sentences] =
    saved === null
      ? ([problem.kind, [problem.message, next]] as const)
      : (['partly_done', [`${saved} The rest failed:`, problem.message, FINISH]] as const);
  const told = [...sentences, trace === undefined ? undefined : `(trace ID ${trace})`].filter((part) => part !== undefined);
  return Object.assign(TABLE[kind](told.join(' '), problem.detail), { doNotContextify: true });
}

const FINISH = "Don't run this step again: do only what's missing, by hand or with another step.";

/**
 * Error stops the step and is shown to the Zap's owner; HaltedError ends it quietly; ThrottledError and RefreshAuthError make the platform
 * run the whole step again; ExpiredAuthError asks the person to reconnect.
 * https://docs.zapier.com/platform/build/errors
 */
const TABLE = {
  invalid_input: stop('invalid_input', 400),
  not_found: stop('not_found', 404),
  forbidden: stop('forbidden', 403),
  conflict: stop('conflict', 409),
  ambiguous: stop('ambiguous', 409),
  too_much: stop('too_much', 413),
  service_error: stop('service_error', 502),
  unexpected_answer: stop('unexpected_answer', 502),
  unknown_outcome: stop('unknown_outcome', 504),
  timeout: stop('timeout', 504),
  misconfigured: stop('misconfigured', 500),
  partly_done: stop('partly_done', 500),
  unforeseen: stop('unforeseen', 500),
  duplicate: (sentence: string) => new errors.HaltedError(sentence),
  missing_capability: (sentence: string) => new errors.HaltedError(sentence),
  throttled: (sentence: string, detail: ProblemDetail) => new errors.ThrottledError(sentence, detail.delay),
  signed_out: (sentence: string) => new errors.RefreshAuthError(sentence),
  expired: (sentence: string) => new errors.ExpiredAuthError(sentence),
};

function stop(code: string, status: number): (sentence: string, detail: ProblemDetail) => Error {
  return (sentence) => new errors.Error(sentence, code, status);
}

/** A mistake in this integration: its message may hold anything, so only its name is told. */
function unforeseen(error: unknown): Problem {
  const name = error instanceof Error ? error.name : typeof error;
  return new Problem(
    'unforeseen',
    `Something unexpected went wrong in this integration (${name}). Contact support and include the time of this run.`,
  );
}
