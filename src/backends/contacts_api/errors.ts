import * as zod from 'zod/mini';
import type { Failure, FailureReading } from '../../http.ts';

/** The fields of which the API is known to allow the same value once. */
export const MATCH_FIELDS = ['email', 'phone'] as const;

/** The field by which the API knows a contact. */
export type MatchField = (typeof MATCH_FIELDS)[number];

/** Whether the word is one of these fields. */
export function isMatchField(word: string): word is MatchField {
  return MATCH_FIELDS.some((field) => field === word);
}

/**
 * Reads the API's error bodies: `{statusCode, message: string | string[], error, traceId}`, in newer editions `{error: {code, message}}`.
 * An unknown id is a 400 here, and a duplicate a 400 with the existing contact's id in `meta`. `placed`: whether the connection has a location.
 */
export function readFailure(label: string, failure: Failure, placed: boolean): FailureReading {
  const read = BODY.safeParse(failure.body);
  const body = read.success ? read.data : {};
  const message = words(body.message) ?? words(body.error?.message);
  const trace = body.traceId ?? failure.header('x-trace-id') ?? undefined;
  const reading = { message, trace, delay: delayOf(failure), usualDelay: BURST };
  if (failure.status === 400 && body.meta?.contactId !== undefined)
    return { ...reading, kind: 'duplicate', ...existing(label, body.meta.contactId, body.meta.matchingField) };
  // No step has a field for it: it belongs to the connection.
  if (!placed && [400, 422].includes(failure.status) && /\blocationId\b/.test(message ?? ''))
    return { ...reading, sentence: unplaced(label, trace) };
  if (failure.status === 400 && /not found/i.test(message ?? '')) return { ...reading, kind: 'not_found' };
  return reading;
}

const BODY = zod.object({
  message: zod.catch(zod.optional(zod.union([zod.string(), zod.array(zod.string())])), undefined),
  error: zod.catch(zod.optional(zod.object({ message: zod.optional(zod.string()) })), undefined),
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

/** Sentences of the vendor are short; anything longer is a dump. */
const LONGEST = 300;

function words(message: string | string[] | undefined): string | undefined {
  const text = [message ?? []].flat().join('; ');
  return text === '' ? undefined : text.slice(0, LONGEST);
}

function existing(label: string, id: string, matchingField: string | null | undefined) {
  const field = matchingField?.trim() ?? '';
  const known = MATCH_FIELDS.find((one) => one === field.toLowerCase());
  if (known === undefined) return { sentence: alike(label, id, field), existing: { id, by: field } };
  const sentence = `${label} already has this contact with the same ${known}: its id is ${id}. Nothing was created. Use "Create or Update Contact" to change the one that is there.`;
  return { sentence, existing: { id, by: known } };
}

/** Who the contact is to the person is not known then, so that nothing is said to do with it unseen. */
function alike(label: string, id: string, field: string): string {
  const said = field === '' ? '' : ` (it says: the same ${field.slice(0, LONGEST)})`;
  return `${label} takes this for the contact that it has already with the id ${id}${said}. Nothing was created. Look at that contact first; if it is the one you mean, use "Update Contact" with its id.`;
}

function unplaced(label: string, trace: string | undefined): string {
  const where = trace === undefined ? '' : ` (trace id ${trace})`;
  return `${label} has to be told whose contacts are meant${where}. Connect the account again and fill in "Location ID". Nothing was written.`;
}

/**
 * The API names its limits in headers of its own: a burst interval, and a day's budget.
 * https://marketplace.gohighlevel.com/docs/ (rate limits)
 */
function delayOf(failure: Failure): number | undefined {
  if (failure.status !== 429) return undefined;
  if (failure.header('x-ratelimit-daily-remaining') === '0') return seconds(failure.header('x-ratelimit-daily-reset')) ?? AN_HOUR;
  return seconds(failure.header('x-ratelimit-interval-milliseconds'));
}

const AN_HOUR = 3600;
/** Seconds of the documented burst interval. */
const BURST = 10;
/** Larger than any duration in milliseconds that a limit can have: then the header is a moment, not a duration. */
const A_MOMENT = 1_000_000_000_000;

function seconds(milliseconds: string | null): number | undefined {
  if (milliseconds === null || !/^\d+$/.test(milliseconds)) return undefined;
  const value = Number(milliseconds);
  return Math.max(1, Math.ceil((value > A_MOMENT ? value - Date.now() : value) / 1000));
}
