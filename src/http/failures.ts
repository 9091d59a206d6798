import { Problem, type ProblemKind } from '../contacts/errors.ts';
import { A_DAY, heldDelay, retryAfter } from './delay.ts';
import { traceId } from './trace_id.ts';

/** An answer that is not a success. */
export interface Failure {
  readonly status: number;
  /** The parsed JSON; undefined when the body is none. */
  readonly body: unknown;
  header(name: string): string | null;
}

/** What a backend reads in its service's own error bodies. Everything is optional: bodies may be HTML, cut off or empty. */
export interface FailureReading {
  /** The service's own words, where they help the person. */
  readonly message?: string | undefined;
  /** The id by which the vendor's support finds the request. */
  readonly trace?: string | undefined;
  /** Where the status alone would mislead. */
  readonly kind?: ProblemKind | undefined;
  /** A whole sentence of the backend's own in place of the general one. */
  readonly sentence?: string | undefined;
  /** The contact that is there already, where the service names it. */
  readonly existing?: { readonly id: string; readonly by: string } | undefined;
  /** Seconds to wait, where the service says it in its own headers. */
  readonly delay?: number | undefined;
  /** Seconds after which requests are taken again, as a rule, where the service says nothing: when the platform is to come back. */
  readonly usualDelay?: number | undefined;
}

/** What the sentence is made of. */
export interface Circumstances {
  /** The account type's label. */
  readonly label: string;
  /** `create the contact`. */
  readonly doing: string;
  readonly writes: boolean;
  /** The scope this call needs. */
  readonly needs?: string | undefined;
}

/** The one place where a status becomes a meaning. */
export function problemOf(failure: Failure, reading: FailureReading, about: Circumstances, now: number): Problem {
  const { status } = failure;
  const after =
    retryAfter(failure.header('retry-after'), now) ?? (reading.delay === undefined ? undefined : heldDelay(reading.delay, A_DAY));
  const delay = after ?? (status === 429 ? reading.usualDelay : undefined);
  const usual = reading.kind ?? kindOf(status, delay);
  // A service that breaks down may have written before it did, whatever it says of coming again: only a 429 says that nothing was done.
  const uncertain = about.writes && status >= 500 && (usual === 'throttled' || usual === 'service_error');
  const kind = uncertain ? 'unknown_outcome' : usual;
  const own = uncertain ? undefined : reading.sentence;
  return new Problem(kind, own ?? sentence(kind, status, { ...reading, trace: traceId(reading.trace) }, about), {
    delay,
    existing: reading.existing,
    again: kind === 'throttled' || (kind === 'service_error' && PASSING.includes(status)) ? { after } : undefined,
    next: nextOf(kind, delay),
  });
}

/** Of a proxy or of a service that is too busy: over in seconds, mostly. */
const PASSING: readonly number[] = [502, 503, 504];

function kindOf(status: number, delay: number | undefined): ProblemKind {
  if (status < 400) return 'unexpected_answer';
  const known: Readonly<Record<number, ProblemKind>> = {
    401: 'signed_out',
    403: 'forbidden',
    404: 'not_found',
    408: 'service_error',
    409: 'conflict',
    410: 'not_found',
    412: 'conflict',
    413: 'too_much',
    423: 'conflict',
    429: 'throttled',
  };
  if (status === 503 && delay !== undefined) return 'throttled';
  return known[status] ?? (status >= 500 ? 'service_error' : 'invalid_input');
}

function sentence(kind: ProblemKind, status: number, reading: FailureReading, about: Circumstances): string {
  const { label, doing } = about;
  const said = reading.message === undefined ? '' : ` It says: ${ended(reading.message)}`;
  const where = reading.trace === undefined ? '' : ` (trace id ${reading.trace})`;
  const failed = `${label} could not ${doing}${where}`;
  switch (kind) {
    case 'forbidden':
      return `${label} does not allow this connection to ${doing}${where}.${said} Reconnect the account and grant ${about.needs === undefined ? 'the access that this needs' : `the permission "${about.needs}"`}${about.writes ? ', with access "Read and write"' : ''}.`;
    case 'not_found':
      return `${failed}: it is not there.${said} Check the id: it may have been deleted, or belong to another account.`;
    case 'conflict':
      return `${failed}: it does not go with what is there now, or somebody else changed it at the same moment (status ${status}).${said} Run the step again.`;
    case 'throttled':
      return `${label} gets more requests than it allows and could not ${doing}${where}.`;
    case 'signed_out':
      return `${label} no longer accepts this connection's sign-in${where}.`;
    case 'too_much':
      return `${failed}: it is too large for the service.${said} Make it smaller.`;
    case 'service_error':
      return `${failed}: the service answered with an error of its own (status ${status}).${said} Try again later.`;
    case 'unknown_outcome':
      return `${failed}: the service answered with an error of its own (status ${status}).${said} It may have been saved all the same: look in the account, or with a find step, before you run this step again.`;
    case 'unexpected_answer':
      return `${failed}: it answered with status ${status}, which is no answer to this request. A redirect is never followed. Check the address of the service.`;
    default:
      return `${failed}: the request was refused (status ${status}).${said} Correct the fields of this step.`;
  }
}

/** What the platform does about it by itself. */
function nextOf(kind: ProblemKind, delay: number | undefined): string | undefined {
  if (kind === 'throttled') return `Zapier tries again ${delay === undefined ? 'later' : `in ${delay} seconds`}.`;
  return kind === 'signed_out' ? 'Zapier renews it and tries again; if this stays, reconnect the account.' : undefined;
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
