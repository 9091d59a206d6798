import * as zod from 'zod/mini';
import type { Failure, FailureReading } from '../../http/status_errors.ts';
import { traceId } from '../../http/trace_id.ts';
import { nylasType } from '../account_types.ts';
import { isContactPath } from './client.ts';

/**
 * Reads `{request_id, error: {type, message, provider_error}}`. `type` comes with and without the prefix `api.`;
 * `provider_error` is the provider's own error. https://developer.nylas.com/docs/api/errors/
 */
export function readFailure(failure: Failure): FailureReading {
  const read = BODY.safeParse(failure.body);
  const { error, request_id } = read.success ? read.data : {};
  const [message, provider] = [words(error?.message), words(error?.provider_error)];
  const said = [message ?? '', provider ?? ''].join(' ');
  return {
    message: [
      message ?? [],
      provider === undefined || provider === message || !SENTENCE.test(provider) ? [] : `The mailbox provider said: ${provider}`,
    ].flat(),
    trace: traceId(request_id ?? failure.header('x-request-id')),
    ...readMeaning(failure, error ?? {}, said),
  };
}

const BODY = zod.object({
  request_id: zod.catch(zod.optional(zod.string()), undefined),
  error: zod.catch(
    zod.optional(
      zod.object({
        type: zod.catch(zod.optional(zod.string()), undefined),
        message: zod.optional(zod.unknown()),
        provider_error: zod.optional(zod.unknown()),
      }),
    ),
    undefined,
  ),
});

type WireError = NonNullable<zod.infer<typeof BODY>['error']>;

/** Seconds to wait if the response doesn't say. Nylas's limits are per second, the providers' per minute. */
const NYLAS_LIMIT = 2;
const PROVIDER_LIMIT = 30;

function readMeaning({ status, path }: Failure, { type = '', provider_error }: Partial<WireError>, said: string): FailureReading {
  if (status >= 500) return {};
  const name = type.toLowerCase().replace(/^api\./, '');
  if (status === 429) return limit(provider_error);
  if (status === 423) return BLOCKED;
  if (status === 400 && /not supported for provider/i.test(said)) return UNSUPPORTED;
  // Microsoft's way to say that the whole mailbox can't be reached, not that a contact is missing.
  // https://learn.microsoft.com/graph/errors
  if (/MailboxNot(?:Enabled|Supported)ForRESTAPI/i.test(said)) return NO_MAILBOX;
  if (GRANT_GONE.test(name)) return DISCONNECTED;
  const isOfContact = name.startsWith('contact') || /\bcontact\b/i.test(said);
  if (NOT_FOUND.includes(name) && !isOfContact && /\bgrant\b/i.test(said)) return DISCONNECTED;
  const missing = NOT_FOUND.includes(name) || (status === 404 && PROVIDER_NOT_FOUND.test(said));
  return missing && isContactPath(path) && (isOfContact || !OTHER_THING.test(said)) ? { kind: 'not_found', missing: 'contact' } : {};
}

/** Nylas reports its own limit and the provider's in the same way; only the provider's comes with `provider_error`. */
function limit(providerError: unknown): FailureReading {
  if (providerError === undefined || providerError === null) return { usualDelay: NYLAS_LIMIT };
  return { usualDelay: PROVIDER_LIMIT, sentence: `The mailbox provider got too many requests from ${nylasType.label}.` };
}

/**
 * The types for something that is missing, without `api.`. The documents list the first; the others occur in real
 * responses.
 */
const NOT_FOUND: readonly string[] = ['not_found_error', 'not_found', 'contact.not_found', 'contact_not_found'];
/** The codes of Microsoft and Google for the same, if Nylas passes them on. */
const PROVIDER_NOT_FOUND = /\b(?:ErrorItemNotFound|ErrorInvalidIdMalformed|NOT_FOUND)\b/;
/** Words about something else than a contact, because the same type is used for everything that is missing. */
const OTHER_THING = /\b(?:application|connector|account|mailbox|region|page|path|route|url|endpoint)\b/i;
const GRANT_GONE = /^grant[._](?:not_found|expired|invalid|revoked|deleted)/;

const DISCONNECTED: FailureReading = {
  kind: 'expired',
  sentence: `This mailbox isn't connected to ${nylasType.label} anymore. Reconnect the account.`,
};
const BLOCKED: FailureReading = {
  kind: 'service_error',
  sentence: `${nylasType.label} has blocked this mailbox for now. Try again later. If this keeps happening, contact support.`,
};
const UNSUPPORTED: FailureReading = {
  kind: 'missing_capability',
  sentence: `The provider of this mailbox can't do this through ${nylasType.label}. Remove the step or the field, or choose another account.`,
};
const NO_MAILBOX: FailureReading = {
  kind: 'forbidden',
  sentence: `Microsoft doesn't let ${nylasType.label} into this mailbox, because it isn't in Exchange Online. Ask your administrator, or connect another account.`,
};

/** Not just a code, and not JSON in a text. */
const SENTENCE = /^[^[{]\S*\s/;

const DETAIL = zod.object({
  code: zod.optional(zod.unknown()),
  message: zod.optional(zod.unknown()),
  error: zod.optional(zod.unknown()),
  error_description: zod.optional(zod.unknown()),
});

function words(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  const read = DETAIL.safeParse(value);
  if (!read.success) return undefined;
  const { code, message, error, error_description } = read.data;
  const parts = [code ?? error, message ?? error_description].filter((part) => typeof part === 'string' || typeof part === 'number');
  return parts.length === 0 ? undefined : parts.join(': ');
}
