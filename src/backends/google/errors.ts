import * as zod from 'zod/mini';
import { isProblem } from '../../contacts/errors.ts';
import type { Failure, FailureReading } from '../../http/status_errors.ts';
import { googleType } from '../account_types.ts';
import { isContactPath } from './client.ts';

/**
 * Reads `{error: {code, message, status, details}}`. The status and the reason in the details say what happened; the
 * message is only shown. https://cloud.google.com/apis/design/errors
 */
export function readFailure(failure: Failure): FailureReading {
  const read = BODY.safeParse(failure.body);
  const { status = '', message, details = [], errors = [] } = read.success ? read.data.error : {};
  const reasons = [...details, ...errors].flatMap(({ reason }) => reason ?? []);
  const trace = details.find(({ requestId }) => requestId !== undefined)?.requestId;
  return { message, trace, ...readMeaning(failure, status, reasons, message ?? '') };
}

/** Whether a group with this name exists already. */
export function isNameTaken(error: unknown): boolean {
  return isProblem(error) && error.detail.reason === NAME_TAKEN;
}

const text = zod.catch(zod.optional(zod.string()), undefined);
const DETAILS = zod.catch(zod.optional(zod.array(zod.object({ reason: text, requestId: text }))), undefined);
const BODY = zod.object({ error: zod.object({ status: text, message: text, details: DETAILS, errors: DETAILS }) });

const NAME_TAKEN = 'name_taken';

/** Seconds. The usual limits are per minute. https://developers.google.com/people/quotas */
const A_MINUTE = 60;
/** A limit of the whole account, for which a minute is too short. */
const AN_HOUR = 3_600;

const NOT_ENABLED: FailureReading = {
  kind: 'misconfigured',
  sentence: `The publisher of this integration hasn't enabled the People API for ${googleType.label}. Contact support.`,
};
const NO_DIRECTORY: FailureReading = {
  kind: 'missing_capability',
  sentence: `This ${googleType.label} account isn't part of an organization, so it has no people of a domain. Choose another source.`,
};
const FULL: FailureReading = {
  kind: 'too_much',
  sentence: `The ${googleType.label} address book is full: it holds at most 25,000 contacts, and those in the trash count, too. Delete some, empty the trash and run the step again.`,
};

/** The end of `MY_CONTACTS_OVERFLOW_COUNT`. It isn't documented which part of the body has it. */
const OVERFLOW = 'OVERFLOW_COUNT';
const SLOW_DOWN: FailureReading = { kind: 'throttled', usualDelay: A_MINUTE };

const BY_REASON: ReadonlyMap<string, FailureReading> = new Map([
  [OVERFLOW, FULL],
  ['SERVICE_DISABLED', NOT_ENABLED],
  ['accessNotConfigured', NOT_ENABLED],
  // An older form of the same refusal has the status 403.
  ['rateLimitExceeded', SLOW_DOWN],
  ['userRateLimitExceeded', SLOW_DOWN],
]);

const BY_STATUS: ReadonlyMap<string, FailureReading> = new Map(
  Object.entries<FailureReading>({
    // The etag isn't the contact's anymore. There's no other precondition where an etag is sent.
    FAILED_PRECONDITION: { kind: 'conflict' },
    ABORTED: { kind: 'conflict' },
    ALREADY_EXISTS: { kind: 'conflict', reason: NAME_TAKEN },
    UNAUTHENTICATED: { kind: 'signed_out', reason: 'token_refused' },
  }),
);

function missingAt(path: string): FailureReading {
  if (isContactPath(path)) return { kind: 'not_found', missing: 'contact' };
  return path.startsWith('/v1/contactGroups/') ? { kind: 'not_found', missing: 'group' } : {};
}

function readMeaning({ status: code, path }: Failure, status: string, reasons: readonly string[], message: string): FailureReading {
  if (code >= 500) return {};
  const reason = [...BY_REASON.keys()].find((one) =>
    one === OVERFLOW ? [message, ...reasons].some((text) => text.includes(one)) : reasons.includes(one),
  );
  if (reason !== undefined || code === 429) {
    const usualDelay = /\bFBS quota\b/i.test(message) ? AN_HOUR : A_MINUTE;
    return BY_REASON.get(reason ?? '') ?? { kind: 'throttled', usualDelay };
  }
  if (status === 'FAILED_PRECONDITION' && path.includes('Directory')) return NO_DIRECTORY;
  if (status === 'NOT_FOUND' && code === 404) return missingAt(path);
  return BY_STATUS.get(status) ?? {};
}
