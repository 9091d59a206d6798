import * as zod from 'zod/mini';
import { Problem } from '../contacts/errors.ts';
import { NoResponse } from '../http/platform_request.ts';
import { postSecret, type SecretResponse } from '../http/post_secret.ts';
import { parseJson } from '../http/response_body.ts';
import { cleanedJson, createCleaner } from '../http/secrets.ts';
import { traceId } from '../http/trace_id.ts';
import { secretsOf } from './environment.ts';

/** A refusal by a token endpoint. */
export interface TokenRefusal {
  readonly status: number;
  /** `error` of the JSON, in lower case; empty if there is none. */
  readonly error: string;
  /** `error_description`, or `message` if a vendor uses that. */
  readonly description: string;
  /** The vendor's numbers for it: AADSTS codes, Nylas's error_code. */
  readonly codes: readonly number[];
  readonly trace: string | undefined;
}

/** One call of a token endpoint. */
export interface TokenCall<T> {
  readonly label: string;
  readonly url: string;
  /** Sent as a form, or as JSON if `json` is true. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly json?: boolean;
  readonly schema: zod.ZodMiniType<T>;
  /** What a refusal means, in the vendor's own terms. */
  refused(refusal: TokenRefusal): Problem;
}

/** Milliseconds. A token call is the only request of its run, and the platform stops a run after 30 s. */
const PATIENCE = 20_000;

/**
 * Calls a token endpoint. Codes, tokens and secrets are only in the body, there's no bearer token, and no message shows
 * any of it.
 */
export async function requestToken<T>(call: TokenCall<T>): Promise<T> {
  const parameters = Object.entries(call.parameters).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const { status, bytes } = await post(call, parameters);
  const body = parseJson(bytes).value;
  if (status < 200 || status > 299) {
    const secrets = parameters.filter(([name]) => !PUBLIC.includes(name)).map(([, value]) => value);
    throw call.refused(refusalOf(status, cleanedJson(body, createCleaner([...secrets, ...secretsOf({})]))));
  }
  const result = call.schema.safeParse(body);
  if (!result.success) throw unreadable(call.label, result.error.issues[0]?.path.map(String).join('.') ?? '');
  if (!isSendable(result.data)) throw unreadable(call.label, 'access_token');
  return result.data;
}

/** The parameters that aren't secret. */
const PUBLIC: readonly string[] = ['client_id', 'grant_type', 'redirect_uri', 'scope', 'user_type'];

/** A token goes into a header, where a line break would start another header. */
function isSendable(response: unknown): boolean {
  const token: unknown = Reflect.get(Object(response), 'access_token');
  return typeof token !== 'string' || /^[\u0021-\u007e]*$/.test(token);
}

function unreadable(label: string, field: string): Problem {
  return new Problem(
    'unexpected_response',
    `${label} gave a sign-in response that can't be read${field === '' ? '' : `: the field "${field}" is missing or wrong`}. Try again later.`,
  );
}

async function post(call: TokenCall<unknown>, parameters: readonly [string, string][]): Promise<SecretResponse> {
  const isJson = call.json === true;
  const text = isJson ? JSON.stringify(Object.fromEntries(parameters)) : new URLSearchParams([...parameters]).toString();
  try {
    return await postSecret(call.url, isJson ? 'application/json' : 'application/x-www-form-urlencoded', Buffer.from(text), PATIENCE);
  } catch (error) {
    if (error instanceof NoResponse && error.by === 'too_large') throw unreadable(call.label, '');
    throw new Problem('service_error', `${call.label} couldn't be reached for the sign-in. Try again later.`);
  }
}

const REFUSAL = zod.object({
  error: zod.optional(zod.unknown()),
  error_description: zod.optional(zod.unknown()),
  message: zod.optional(zod.unknown()),
  error_codes: zod.optional(zod.unknown()),
  error_code: zod.optional(zod.unknown()),
  trace_id: zod.optional(zod.unknown()),
  traceId: zod.optional(zod.unknown()),
  request_id: zod.optional(zod.unknown()),
});

/** Nylas wraps these errors as in its API. */
const INNER = zod.object({ type: zod.optional(zod.unknown()), message: zod.optional(zod.unknown()) });

function refusalOf(status: number, body: unknown): TokenRefusal {
  const read = REFUSAL.safeParse(body);
  const data = read.success ? read.data : {};
  const inner = INNER.safeParse(data.error);
  const { type, message } = inner.success ? inner.data : {};
  const trace = data.trace_id ?? data.traceId ?? data.request_id;
  return {
    status,
    error: [data.error, type].find((one) => typeof one === 'string')?.toLowerCase() ?? '',
    description: [data.error_description, data.message, message]
      .flat()
      .filter((part) => typeof part === 'string')
      .join(' '),
    codes: [data.error_codes, data.error_code].flat().filter((code) => typeof code === 'number'),
    trace: traceId(trace),
  };
}
