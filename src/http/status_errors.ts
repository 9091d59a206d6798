import { Problem, type ProblemKind } from '../contacts/errors.ts';
import { A_DAY, cappedDelay, retryAfter } from './retry_delay.ts';
import { STATUS_CODES } from './status_codes.ts';
import { traceId } from './trace_id.ts';
import { vendorWords } from './vendor_words.ts';

/** A response that isn't a success. */
export interface Failure {
  readonly status: number;
  /** The parsed JSON; undefined if the body isn't JSON. */
  readonly body: unknown;
  /** The request's path below the API's own address; it names what the request was about. */
  readonly path: string;
  /** Whether the request could change something. */
  readonly writes: boolean;
  header(name: string): string | null;
}

/**
 * What a backend reads in its service's error bodies. Everything is optional, because bodies can be HTML, cut off or
 * empty.
 */
export interface FailureReading {
  /**
   * The service's own words, unchanged; each part is a sentence. What a person can't use is removed here, not by the
   * backend.
   */
  readonly message?: string | readonly string[] | undefined;
  /** The ID by which the vendor's support finds the request. */
  readonly trace?: string | undefined;
  /** If the status alone would be wrong. Only a backend's own table says `not_found`; a status never does. */
  readonly kind?: ProblemKind | undefined;
  /** What the service says is missing, for `not_found`: `contact`. */
  readonly missing?: string | undefined;
  /** The backend's own message instead of the general one. */
  readonly sentence?: string | undefined;
  /** What to do about it, instead of the general advice. */
  readonly advice?: string | undefined;
  /** What distinguishes this refusal from others of its kind, for the backend's own code. */
  readonly reason?: string | undefined;
  /** The existing contact, if the service names it. */
  readonly existing?: { readonly id: string; readonly by: string } | undefined;
  /** Seconds to wait, from the service's own headers. */
  readonly delay?: number | undefined;
  /**
   * Seconds after which the service usually takes requests again, if it doesn't say. This is when Zapier runs the step
   * again.
   */
  readonly usualDelay?: number | undefined;
}

/** The parts of the message. */
export interface Circumstances {
  /** The account type's label. */
  readonly label: string;
  /** `create the contact`. */
  readonly doing: string;
  readonly writes: boolean;
  /** `GET /me/contacts`, if the person wrote the request. */
  readonly userRequest?: string | undefined;
  /** What to do if a permission is missing, without its full stop. */
  readonly reconnect: string;
}

/** The one place where a status becomes a kind. */
export function problemForFailure(failure: Failure, reading: FailureReading, about: Circumstances, now: number): Problem {
  const { status } = failure;
  const after =
    retryAfter(failure.header('retry-after'), now) ?? (reading.delay === undefined ? undefined : cappedDelay(reading.delay, A_DAY));
  const delay = after ?? (status === 429 ? reading.usualDelay : undefined);
  const usual = reading.kind ?? kindOf(failure, delay, about);
  // A service may have written before it broke down, whatever its Retry-After says. Only a 429 says that nothing was
  // done.
  const uncertain = about.writes && status >= 500 && (usual === 'throttled' || usual === 'service_error');
  const kind = uncertain ? 'unknown_outcome' : usual;
  const own = uncertain ? undefined : reading.sentence;
  return new Problem(kind, own ?? sentence(kind, failure, reading, about), {
    delay,
    existing: reading.existing,
    again: kind === 'throttled' || (kind === 'service_error' && PASSING.includes(status)) ? { after } : undefined,
    next: nextOf(kind, delay),
    trace: traceId(reading.trace),
    reason: reading.reason,
  });
}

/** From a proxy or a busy service; mostly over in seconds. */
const PASSING: readonly number[] = [502, 503, 504];

const KINDS_BY_STATUS: Readonly<Record<number, ProblemKind>> = {
  401: 'signed_out',
  403: 'forbidden',
  409: 'conflict',
  412: 'conflict',
  413: 'too_much',
  423: 'conflict',
  429: 'throttled',
};

/** Statuses that judge a request. Any other refusal is about the service, or about something in front of it. */
const JUDGED: readonly number[] = [400, 403, 406, 411, 414, 415, 416, 422, 428, 431];

function kindOf({ status, body }: Failure, delay: number | undefined, { userRequest }: Circumstances): ProblemKind {
  if (status < 400) return 'unexpected_response';
  if (status === 503 && delay !== undefined) return 'throttled';
  // Our code decides nothing by the response to a person's own request.
  if (userRequest !== undefined && (status === 404 || status === 410)) return 'not_found';
  // The API explains its refusals in JSON; a page without it comes from a gateway.
  if (JUDGED.includes(status)) return body === undefined ? 'service_error' : (KINDS_BY_STATUS[status] ?? 'invalid_input');
  return KINDS_BY_STATUS[status] ?? 'service_error';
}

function sentence(kind: ProblemKind, { status }: Failure, reading: FailureReading, about: Circumstances): string {
  const { label, doing, userRequest } = about;
  const words = vendorSentences(reading.message);
  const returned = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  if (userRequest !== undefined && !OVER.includes(kind))
    return `${label} returned ${returned} for ${userRequest}.${words} ${(kind === 'forbidden' ? reading.advice : undefined) ?? adviceFor(kind, about)}`.trimEnd();
  const failed = `${label} couldn't ${doing}`;
  switch (kind) {
    case 'forbidden':
      return `${label} doesn't let this connection ${doing}.${words} ${reading.advice ?? adviceFor(kind, about)}`;
    case 'not_found':
      return `${failed}: there's no ${reading.missing ?? 'such item'} with this ID. It may have been deleted, or it may belong to another account. Check the ID.`;
    case 'conflict':
      return `${failed}: ${conflict(status, reading)}.${words}`;
    case 'throttled':
      return `${label} got too many requests and couldn't ${doing}.`;
    case 'signed_out':
      return `${label} no longer accepts this connection's sign-in.`;
    case 'too_much':
      return `${failed}: it's too large.${words} ${adviceFor(kind, about)}`;
    case 'invalid_input':
      return `${failed}: it refused the request (${returned}).${words} ${adviceFor(kind, about)}`;
    case 'unexpected_response':
      return `${failed}: it sent a redirect (${status}), and redirects aren't followed. ${adviceFor(kind, about)}`;
    default:
      // Any other refusal may not come from the service, so it doesn't prove that nothing was done.
      return status >= 500
        ? `${failed} because of an error on its side (${status}).${words} ${about.writes ? UNCERTAIN : adviceFor(kind, about)}`
        : `${failed}: it returned ${returned}.${words} ${reading.advice ?? adviceFor(kind, about)}`;
  }
}

function conflict(status: number, { kind }: FailureReading): string {
  if (status === 423) return "it's locked right now";
  return status === 412 || kind === 'conflict'
    ? 'someone else changed it at the same time'
    : `it conflicts with what's already there (${status})`;
}

/** The platform tries these again, so the message only says what failed. */
const OVER: readonly ProblemKind[] = ['throttled', 'signed_out'];

/** What a person is told after a write with an unknown outcome. */
export const UNCERTAIN = 'It may have been saved anyway, so look in the account first.';

const LATER = 'Try again later. If this keeps happening, contact support.';

function adviceFor(kind: ProblemKind, { userRequest, reconnect, writes }: Circumstances): string {
  switch (kind) {
    case 'forbidden':
      return `${reconnect}, or ask your administrator if you aren't allowed to do this.`;
    case 'conflict':
      return '';
    case 'too_much':
      return 'Make it smaller.';
    case 'not_found':
      return 'Check the path and any IDs in it.';
    case 'unexpected_response':
      return userRequest === undefined ? LATER : "Redirects aren't followed. Check the path and any IDs in it.";
    case 'invalid_input':
      return userRequest === undefined ? 'Check the fields of this step.' : 'Check the path, the query and the body.';
    default:
      return userRequest !== undefined && writes ? UNCERTAIN : LATER;
  }
}

function vendorSentences(message: string | readonly string[] | undefined): string {
  const parts = [message ?? []].flat().flatMap((part) => vendorWords(part) ?? []);
  return parts.length === 0 ? '' : ` It says: ${parts.join(' ')}`;
}

/** What the platform does next, or what to do unless a part of the step was saved. */
function nextOf(kind: ProblemKind, delay: number | undefined): string | undefined {
  if (kind === 'conflict') return 'Run the step again.';
  if (kind === 'throttled') return `Zapier tries again ${delay === undefined ? 'later' : `in ${delay} second${delay === 1 ? '' : 's'}`}.`;
  return kind === 'signed_out' ? 'Zapier renews it and tries again. If this keeps happening, reconnect the account.' : undefined;
}
