import * as zod from 'zod/mini';
import { isProblem } from '../../contacts/errors.ts';
import type { Failure, FailureReading } from '../../http/status_errors.ts';
import { outlookType } from '../account_types.ts';
import { readSubscriptionFailure } from './errors_subscription.ts';

/**
 * Reads Graph's error bodies: `{error: {code, message, innerError}}`, or `innererror` in older parts. Only codes are
 * reliable. https://learn.microsoft.com/graph/errors
 */
export function readFailure(failure: Failure): FailureReading {
  const error = errorIn(failure);
  const trace = error?.innerError?.['request-id'] ?? error?.innererror?.['request-id'] ?? failure.header('request-id') ?? undefined;
  const { code = '', message = '' } = error ?? {};
  const ofSubscription = __RELAY__ ? readSubscriptionFailure(failure, code, message) : null;
  return { message: error?.message, trace, ...(ofSubscription ?? readMeaning(failure, code, message)) };
}

/** The service's code; empty if there's none. */
export function codeOf(failure: Failure): string {
  return errorIn(failure)?.code ?? '';
}

function errorIn({ body }: Failure) {
  const read = BODY.safeParse(body);
  return read.success ? read.data.error : undefined;
}

/** Whether the code means that the account has no mailbox that the service can reach. */
export function isWithoutMailbox(code: string): boolean {
  return MEANINGS.get(code) === NO_MAILBOX;
}

/** Whether the service refused a filter that it understands, so that we have to compare the contacts here. */
export function isFilterRefused(error: unknown): boolean {
  return isProblem(error, 'invalid_input') && error.detail.reason === FILTER_REFUSED;
}

/** Whether this address doesn't take batches, for example because a gateway lets only some requests through. */
export function isWithoutBatches(error: unknown): boolean {
  return isProblem(error) && error.detail.reason === NO_BATCHES;
}

/** Whether the contact has no photo, or its mailbox has none of contacts. */
export function isWithoutPhoto(error: unknown): boolean {
  return isProblem(error) && error.detail.reason === NO_PHOTO;
}

/** For a mailbox that refuses a sign-in which the service accepts elsewhere, with any code. */
export const MAILBOX_REFUSED: FailureReading = {
  kind: 'forbidden',
  sentence: `Microsoft accepts this ${outlookType.label} sign-in, but not for the mailbox: the account probably has no mailbox in Exchange Online. Connect an account that has a mailbox, or ask your administrator for a license.`,
};

const NO_MAILBOX: FailureReading = {
  kind: 'forbidden',
  sentence: `This Microsoft account has no ${outlookType.label} mailbox in Exchange Online. It may lack a license, be an administrator account, or have its mailbox on your organization's own servers. Connect an account that has a mailbox.`,
};

const trace = zod.catch(zod.optional(zod.object({ 'request-id': zod.optional(zod.string()) })), undefined);

const BODY = zod.object({
  error: zod.object({
    code: zod.catch(zod.optional(zod.string()), undefined),
    message: zod.catch(zod.optional(zod.string()), undefined),
    innerError: trace,
    innererror: trace,
  }),
});

const FILTER_REFUSED = 'filter_refused';
const NO_PHOTO = 'no_photo';
const NO_BATCHES = 'no_batches';

const REFUSED_FILTER: FailureReading = {
  kind: 'invalid_input',
  reason: FILTER_REFUSED,
  sentence: `This ${outlookType.label} mailbox can't filter its contacts in the way this step needs. Change the conditions of the step, or contact support if it has none.`,
};

const FULL: FailureReading = {
  kind: 'too_much',
  sentence: `The ${outlookType.label} mailbox is full, so nothing more can be saved in it. Make room there and run the step again.`,
};

const UNREACHED: FailureReading = {
  kind: 'service_error',
  advice: 'Try again later. If this keeps happening, check that the account still has a mailbox.',
};

function readMeaning({ status, path }: Failure, code: string, message: string): FailureReading {
  if (status >= 500) return WHATEVER_STATUS.get(code) ?? withoutSupport(status, path);
  if (PHOTO.test(path) && (NO_PHOTO_CODES.includes(code) || (REFUSED.includes(status) && code !== '')))
    return { ...(REFUSED.includes(status) ? {} : { kind: 'not_found', missing: 'contact' }), reason: NO_PHOTO };
  if (DIRECTORY.test(path)) return IN_DIRECTORY.get(code) ?? MEANINGS.get(code) ?? withoutSupport(status, path);
  const missing = GONE.includes(code) || (code === 'invalidRequest' && GONE_FROM_LIST.test(message)) ? thingAt(path) : undefined;
  return missing === undefined ? (MEANINGS.get(code) ?? withoutSupport(status, path)) : { kind: 'not_found', missing };
}

/**
 * 501 is OData's status for an option that the service doesn't know.
 * https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html
 */
function withoutSupport(status: number, path: string): FailureReading {
  if (path === '/$batch') return [404, 405, 501].includes(status) ? { reason: NO_BATCHES } : {};
  return status === 501 ? { kind: 'invalid_input', reason: FILTER_REFUSED } : {};
}

/**
 * The codes for a missing item. With an ID of another account or service, Graph doesn't even search. The status 404
 * alone means nothing.
 */
const GONE: readonly string[] = ['ErrorItemNotFound', 'ErrorInvalidIdMalformed', 'itemNotFound'];

/**
 * To Do has one code for all its refusals. https://github.com/microsoftgraph/microsoft-graph-explorer-v4/issues/2743
 */
const GONE_FROM_LIST = /does(?: not|n't) contain an? task|\btask\b.{0,40}\b(?:not found|does(?: not|n't) exist)/i;

/** It isn't documented what a mailbox without photos of contacts answers. */
const REFUSED: readonly number[] = [400, 422];
const PHOTO = /\/photo(?:\/\$value)?$/i;
const NO_PHOTO_CODES: readonly string[] = ['ErrorItemNotFound', 'ImageNotFound', 'ErrorImageNotFound', 'itemNotFound'];

/** What the last ID of the path belongs to; undefined if the request names nothing that could be missing. */
export function thingAt(path: string): string | undefined {
  return THINGS.find(([pattern]) => pattern.test(path))?.[1];
}

const THINGS: readonly (readonly [RegExp, string])[] = [
  [/\/contacts\/[^/]+/, 'contact'],
  [/\/people\/[^/]+/, 'person'],
  [/\/lists\/[^/]+\/tasks\/[^/]+/, 'task'],
  [/\/lists\/[^/]+/, 'task list'],
  [/\/contactFolders\/[^/]+/, 'folder'],
];

/** A person of the organization, or the list of them. A shared mailbox's paths also begin with its user. */
const DIRECTORY = /^\/users(?:\/[^/]+(?:\/photo(?:\/\$value)?)?)?$/i;

/** The directory's own codes. https://learn.microsoft.com/graph/resolve-auth-errors */
const IN_DIRECTORY: ReadonlyMap<string, FailureReading> = new Map(
  Object.entries<FailureReading>({
    Request_ResourceNotFound: { kind: 'not_found', missing: 'person' },
    Request_UnsupportedQuery: REFUSED_FILTER,
    Authorization_RequestDenied: {
      kind: 'forbidden',
      sentence: `Microsoft doesn't let this ${outlookType.label} connection read your organization's directory. A personal account has none. In an organization, ask your administrator to allow it (User.ReadBasic.All), and reconnect the account.`,
    },
  }),
);

/** Codes with the same meaning for every status. */
const WHATEVER_STATUS: ReadonlyMap<string, FailureReading> = new Map(
  Object.entries<FailureReading>({
    ErrorQuotaExceeded: FULL,
    ErrorServerBusy: { kind: 'throttled' },
    ApplicationThrottled: { kind: 'throttled' },
    TooManyRequests: { kind: 'throttled' },
  }),
);

/** Codes that say more than the status. */
const MEANINGS: ReadonlyMap<string, FailureReading> = new Map([
  ...WHATEVER_STATUS,
  ...Object.entries<FailureReading>({
    ErrorInvalidUrlQueryFilter: REFUSED_FILTER,
    InefficientFilter: REFUSED_FILTER,
    InvalidAuthenticationToken: { kind: 'signed_out', reason: 'token_refused' },
    ErrorAccessDenied: { kind: 'forbidden' },
    Authorization_RequestDenied: { kind: 'forbidden' },
    MailboxNotEnabledForRESTAPI: NO_MAILBOX,
    MailboxNotSupportedForRESTAPI: NO_MAILBOX,
    ErrorMailboxNotEnabledForRESTAPI: NO_MAILBOX,
    // Comes with 401 if the organization has no Exchange Online.
    OrganizationFromTenantGuidNotFound: NO_MAILBOX,
    // Comes for a mailbox that can't be reached at the moment, and for a missing one.
    ResourceNotFound: UNREACHED,
    ErrorIrresolvableConflict: { kind: 'conflict' },
  }),
]);
