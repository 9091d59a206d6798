import * as zod from 'zod/mini';
import type { Failure, FailureReading } from '../../http.ts';

/**
 * Reads `{request_id, error: {type, message, provider_error}}`. The status decides and never `type`, which comes with and without a prefix;
 * `provider_error` is whatever the mailbox provider said. https://developer.nylas.com/docs/api/errors/
 */
export function readFailure(failure: Failure): FailureReading {
  const read = BODY.safeParse(failure.body);
  const body = read.success ? read.data : {};
  const provider = words(body.error?.provider_error);
  const message = joined(words(body.error?.message), provider);
  const trace = body.request_id ?? failure.header('x-request-id') ?? undefined;
  return {
    message,
    trace,
    ...meaning(failure.status, message ?? '', trace === undefined ? '' : ` (trace id ${trace})`, body.error?.provider_error),
  };
}

const BODY = zod.object({
  request_id: zod.catch(zod.optional(zod.string()), undefined),
  error: zod.catch(
    zod.optional(zod.object({ message: zod.optional(zod.unknown()), provider_error: zod.optional(zod.unknown()) })),
    undefined,
  ),
});

/** Seconds to wait where nobody says: Nylas counts by the second, the providers by the minute. */
const NYLAS_LIMIT = 2;
const PROVIDER_LIMIT = 30;

function meaning(status: number, said: string, where: string, providerError: unknown): FailureReading {
  if (status === 429 && (providerError === undefined || providerError === null)) return { usualDelay: NYLAS_LIMIT };
  if (status === 429)
    return {
      usualDelay: PROVIDER_LIMIT,
      sentence: `The mailbox provider behind Nylas takes no more requests at the moment${where}.`,
    };
  if (status === 423)
    return {
      kind: 'service_error',
      sentence: `Nylas has blocked this mailbox for now${where}. Try again later; if it stays, ask the publisher of this integration.`,
    };
  if (status === 400 && /not supported for provider/i.test(said))
    return {
      kind: 'missing_capability',
      sentence: `The provider of this mailbox cannot do this through Nylas${where}. Remove the step or the field, or choose another account.`,
    };
  // Microsoft's way to say that the whole mailbox is out of reach: no contact is missing. https://learn.microsoft.com/graph/errors
  if (status === 404 && /MailboxNotEnabledForRESTAPI/i.test(said))
    return {
      kind: 'forbidden',
      sentence: `Microsoft does not let Nylas into this mailbox${where}: it is not kept in Exchange Online. Ask your administrator, or connect another account.`,
    };
  return {};
}

/** Sentences are short; anything longer is a dump. */
const LONGEST = 200;

function joined(message: string | undefined, provider: string | undefined): string | undefined {
  if (provider === undefined || provider === message) return message;
  return message === undefined ? `the mailbox provider said: ${provider}` : `${message} The mailbox provider said: ${provider}`;
}

const DETAIL = zod.object({
  code: zod.optional(zod.unknown()),
  message: zod.optional(zod.unknown()),
  error: zod.optional(zod.unknown()),
  error_description: zod.optional(zod.unknown()),
});

function words(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value === '' ? undefined : value.slice(0, LONGEST);
  const read = DETAIL.safeParse(value);
  if (!read.success) return undefined;
  const { code, message, error, error_description } = read.data;
  const parts = [code ?? error, message ?? error_description].filter((part) => typeof part === 'string' || typeof part === 'number');
  return parts.length === 0 ? undefined : parts.join(': ').slice(0, LONGEST);
}
