import * as zod from 'zod/mini';
import { NOT_GRANTED } from '../../http/permission.ts';
import type { Failure, FailureReading } from '../../http/status_errors.ts';
import { traceId } from '../../http/trace_id.ts';
import { messagesIn } from './errors_message.ts';
import { missingObject } from './errors_not_found.ts';

/** The fields whose values the API is known to allow only once. */
const MATCH_FIELDS = ['email', 'phone'] as const;

/** A field by which the API recognizes a contact. */
export type MatchField = (typeof MATCH_FIELDS)[number];

export function isMatchField(word: string): word is MatchField {
  return MATCH_FIELDS.some((field) => field === word);
}

/** What is needed of the connection to read its refusals. */
export interface RefusalContext {
  readonly label: string;
  readonly hasLocation: boolean;
  /** How a person gets to another location: `correct the Location ID`. */
  readonly correctLocation: string;
}

/**
 * Reads the API's error bodies: `{statusCode, message: string | string[], error, traceId}` and other forms. An unknown
 * ID is a 400, and so is a duplicate, with the existing contact's ID in `meta`.
 */
export function readFailure(connected: RefusalContext, failure: Failure): FailureReading {
  const read = BODY.safeParse(failure.body);
  const body = read.success ? read.data : {};
  const message = messagesIn(failure.body);
  const trace = traceId(body.traceId ?? failure.header('x-trace-id'));
  const reading = { message, trace, delay: delayOf(failure), usualDelay: BURST };
  if (failure.status === 400 && body.meta?.contactId !== undefined)
    return { ...reading, kind: 'duplicate', ...readDuplicate(connected.label, body.meta.contactId, body.meta.matchingField) };
  return { ...reading, ...readMeaning(connected, failure, message.join(' ')) };
}

const BODY = zod.object({
  traceId: zod.catch(zod.optional(zod.string()), undefined),
  meta: zod.catch(
    zod.optional(
      zod.object({
        contactId: zod.optional(zod.string().check(zod.minLength(1))),
        matchingField: zod.catch(zod.optional(zod.nullable(zod.string())), undefined),
      }),
    ),
    undefined,
  ),
});

/** The API has no codes, so only its words tell its refusals apart. https://marketplace.gohighlevel.com/docs/ */
function readMeaning({ label, hasLocation, correctLocation }: RefusalContext, { status, path }: Failure, said: string): FailureReading {
  // No step has a field for the location; it belongs to the connection.
  if (!hasLocation && [400, 422].includes(status) && /\blocationId\b/.test(said))
    return { sentence: `${label} needs to know which location's contacts to use. Reconnect the account and fill in Location ID.` };
  // https://github.com/n8n-io/n8n/issues/11353
  if ([400, 401, 403].includes(status) && /not have access to this location/i.test(said))
    return {
      kind: 'forbidden',
      // Two things are named there, and each of them can be elsewhere.
      sentence: IN_WORKFLOW.test(path)
        ? `The contact or the workflow belongs to another location (sub-account) than this ${label} connection. Choose both from the lists, or reconnect the account and ${correctLocation}.`
        : `This ${label} connection is for another location (sub-account). Reconnect the account and ${correctLocation}.`,
    };
  // These 401s don't mean an expired sign-in, and renewing it wouldn't help.
  if (status === 401 && /not authorized for this scope|authClass|IAM Service/i.test(said))
    return { kind: 'forbidden', reason: NOT_GRANTED };
  if (status === 401 && /\bversion header\b/i.test(said)) return { kind: 'service_error' };
  const missing = MISSING.includes(status) ? missingObject(path, said) : undefined;
  return missing === undefined ? {} : { kind: 'not_found', missing };
}

const IN_WORKFLOW = /^\/contacts\/[^/]+\/workflow\/[^/]+/;

/** 400 is documented; other editions may use the others. */
const MISSING: readonly number[] = [400, 404, 410, 422];

/** What is known of a refusal because the existing contact has the same field. */
export function readDuplicate(label: string, id: string, matchingField: string | null | undefined) {
  const field = matchingField?.trim() ?? '';
  const matchField = MATCH_FIELDS.find((one) => one === field.toLowerCase());
  if (matchField === undefined) return { sentence: saysAlike(label, id, field), existing: { id, by: field } };
  const sentence = `${label} already has a contact with this ${matchField} (ID ${id}). To change it, use Create or Update Contact.`;
  return { sentence, existing: { id, by: matchField } };
}

/** No advice to update that contact, because it isn't read yet and may be someone else. */
function saysAlike(label: string, id: string, field: string): string {
  const said = field === '' ? '' : ` by its ${field.slice(0, LONGEST)}`;
  return `${label} says that it already has this contact${said} (ID ${id}). Look at that contact first. If it's the one you mean, use Update Contact with its ID.`;
}

/** A longer text isn't the name of a field. */
const LONGEST = 100;

/**
 * The API has its own headers for its limits: a burst interval and a day's budget.
 * https://marketplace.gohighlevel.com/docs/ (rate limits)
 */
function delayOf(failure: Failure): number | undefined {
  if (failure.status !== 429) return undefined;
  if (failure.header('x-ratelimit-daily-remaining') === '0') return seconds(failure.header('x-ratelimit-daily-reset')) ?? AN_HOUR;
  return seconds(failure.header('x-ratelimit-interval-milliseconds'));
}

const AN_HOUR = 3600;
/** Seconds, as documented. */
const BURST = 10;
/** Larger than any limit's duration in milliseconds, so the header is a moment. */
const A_MOMENT = 1_000_000_000_000;

function seconds(milliseconds: string | null): number | undefined {
  if (milliseconds === null || !/^\d+$/.test(milliseconds)) return undefined;
  const value = Number(milliseconds);
  return Math.max(1, Math.ceil((value > A_MOMENT ? value - Date.now() : value) / 1000));
}
