import { errors } from 'zapier-platform-core';

/** Everything that can go wrong, by what the owner of the Zap can do about it. */
export type ProblemKind = keyof typeof TABLE;

/** What a problem has besides its message. */
export interface ProblemDetail {
  /** Seconds after which the service can be asked again. */
  readonly delay?: number | undefined;
  /** The existing contact, and the field that it shares. */
  readonly existing?: { readonly id: string; readonly by: string } | undefined;
  /** Set if the request did nothing and may be sent again within the run. `after`: the seconds that the service asks for. */
  readonly again?: { readonly after: number | undefined } | undefined;
  /** A sentence about running the step again, by Zapier or by hand. Left out of the message when a part was saved, because then it must not run again. */
  readonly next?: string | undefined;
  /** The inputs, by their keys, that the account can't store. Nothing was written, and without them the rest can be. */
  readonly inputs?: readonly string[] | undefined;
  /** Whether the message says itself what's saved, and the step can run again. */
  readonly isResumable?: boolean | undefined;
  /** The trace ID, which comes last in the message. */
  readonly trace?: string | undefined;
  /**
   * Tells problems of one kind apart: code decides by it, and never by the words of a message. `response_too_large` means that a page with
   * fewer rows may fit, and `not_granted` that the sign-in lacks a scope; other reasons belong to one backend.
   */
  readonly reason?: string | undefined;
}

/** An error with a message for the owner of the Zap: what failed, why, and what to do. It contains no secrets. */
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
 * Zapier's error for whatever was thrown. `saved` says what the step has written already: then Zapier must not run the step again, and the
 * message says what's saved.
 */
export function toPlatformError(error: unknown, saved: string | null): Error {
  const problem = error instanceof Problem ? error : unforeseen(error);
  const { next, trace } = problem.detail;
  const [kind, sentences] =
    saved === null || problem.detail.isResumable === true
      ? ([problem.kind, [problem.message, next]] as const)
      : (['partly_done', [`${saved} The rest failed:`, problem.message, FINISH]] as const);
  const told = [...sentences, trace === undefined ? undefined : `(trace ID ${trace})`].filter((part) => part !== undefined);
  return Object.assign(TABLE[kind](told.join(' '), problem.detail), { doNotContextify: true });
}

/** What went wrong with one of several things that a step does, in a sentence. */
export function toSentence(error: unknown): string {
  const { message, detail } = error instanceof Problem ? error : unforeseen(error);
  return detail.trace === undefined ? message : `${message} (trace ID ${detail.trace})`;
}

const FINISH = "Don't run this step again: do only what's missing, by hand or with another step.";

/**
 * Error stops the step and shows its message; HaltedError ends the run quietly; ThrottledError and RefreshAuthError make Zapier run the
 * whole step again; ExpiredAuthError asks the owner to reconnect.
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
  unexpected_response: stop('unexpected_response', 502),
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

/** A bug in this integration. Its message can contain anything, so only its name is shown. */
function unforeseen(error: unknown): Problem {
  const name = error instanceof Error ? error.name : typeof error;
  return new Problem(
    'unforeseen',
    `Something unexpected went wrong in this integration (${name}). Contact support and include the time of this run.`,
  );
}
