import * as zod from 'zod/mini';
import { isProblem } from '../../contacts/errors.ts';
import type { Failure, FailureReading } from '../../http.ts';

/**
 * Reads Graph's error bodies: `{error: {code, message, innerError}}`, where older parts write `innererror`. Only codes are to be gone by.
 * https://learn.microsoft.com/graph/errors
 */
export function readFailure(failure: Failure): FailureReading {
  const read = BODY.safeParse(failure.body);
  const error = read.success ? read.data.error : undefined;
  const message = error?.message === undefined || error.message === '' ? undefined : error.message.slice(0, LONGEST);
  const trace = error?.innerError?.['request-id'] ?? error?.innererror?.['request-id'] ?? failure.header('request-id') ?? undefined;
  return { message, trace, ...MEANINGS.get(error?.code) };
}

/** Whether the service would not judge a filter that it understands: then the contacts have to be compared here. */
export function isFilterRefused(error: unknown): boolean {
  return isProblem(error, 'invalid_input') && error.message === FILTER_REFUSED;
}

const trace = zod.catch(zod.optional(zod.object({ 'request-id': zod.optional(zod.string()) })), undefined);

const BODY = zod.object({
  error: zod.object({
    code: zod.catch(zod.optional(zod.string()), undefined),
    message: zod.catch(zod.optional(zod.string()), undefined),
    innerError: trace,
    innererror: trace,
  }),
});

/** Sentences of the vendor are short; anything longer is a dump. */
const LONGEST = 300;

const FILTER_REFUSED =
  'Outlook refuses to look for contacts in this way, for this mailbox at least. Look for something else, such as the name.';

const NO_MAILBOX: FailureReading = {
  kind: 'forbidden',
  sentence:
    'This Microsoft account has no Outlook mailbox in the cloud: it may lack a licence, be an administrator account, be deleted, or be kept on the own servers of an organization. Connect an account that has a mailbox.',
};

const FULL: FailureReading = {
  kind: 'too_much',
  sentence: 'The Outlook mailbox is full, so nothing more can be saved in it. Make room there and run the step again.',
};

/** Where the code says more than the status. */
const MEANINGS: ReadonlyMap<string | undefined, FailureReading> = new Map(
  Object.entries<FailureReading>({
    ErrorItemNotFound: { kind: 'not_found' },
    // An id of another account or another service is not even looked for.
    ErrorInvalidIdMalformed: { kind: 'not_found' },
    ErrorInvalidUrlQueryFilter: { kind: 'invalid_input', sentence: FILTER_REFUSED },
    InefficientFilter: { kind: 'invalid_input', sentence: FILTER_REFUSED },
    ErrorAccessDenied: { kind: 'forbidden' },
    Authorization_RequestDenied: { kind: 'forbidden' },
    MailboxNotEnabledForRESTAPI: NO_MAILBOX,
    MailboxNotSupportedForRESTAPI: NO_MAILBOX,
    ErrorQuotaExceeded: FULL,
    ErrorIrresolvableConflict: { kind: 'conflict' },
    ErrorServerBusy: { kind: 'throttled' },
    ApplicationThrottled: { kind: 'throttled' },
    TooManyRequests: { kind: 'throttled' },
  }),
);
