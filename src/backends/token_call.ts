import * as zod from 'zod/mini';
import { Problem } from '../contacts/errors.ts';

/** A refusal by a token endpoint. */
export interface TokenRefusal {
  readonly status: number;
  /** `error` of the JSON, in lower case; empty when there is none. */
  readonly error: string;
  /** `error_description`, or `message` where a vendor uses that. */
  readonly description: string;
  /** The vendor's numbers for it: AADSTS codes, Nylas's error_code. */
  readonly codes: readonly number[];
  readonly trace: string | undefined;
}

/** One call of a token endpoint. */
export interface TokenCall<T> {
  readonly label: string;
  readonly url: string;
  /** Sent as a form; as JSON when `json` is true. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly json?: boolean;
  readonly answer: zod.ZodMiniType<T>;
  /** What a refusal means, in the vendor's own terms. */
  refused(refusal: TokenRefusal): Problem;
}

/** Milliseconds: the platform stops the whole exchange after 30 s. */
const PATIENCE = 20_000;

/**
 * Calls a token endpoint with Node's own fetch: the platform's client turns every 401 into an empty RefreshAuthError, and here a 401 has
 * a body that says whose fault it is. Codes, tokens and secrets go in the body alone, and no bearer goes along.
 */
export async function callToken<T>(call: TokenCall<T>): Promise<T> {
  const parameters = Object.entries(call.parameters).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const response = await post(call, parameters);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw call.refused(refusalOf(response.status, body));
  const result = call.answer.safeParse(body);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new Problem(
    'unexpected_answer',
    `${call.label} gave a sign-in answer that cannot be read${field === '' ? '' : `: the field "${field}" is missing or wrong`}. Try again later.`,
  );
}

/** What every vendor's refusal of the app itself means: nothing the user can mend. */
export function ourFault(label: string, refusal: TokenRefusal): Problem {
  return new Problem(
    'misconfigured',
    `${label} refused this integration itself, not you: its client id or client secret is wrong or has expired${traced(refusal)}. Its publisher has to renew it; reconnecting does not help.`,
  );
}

/** A refusal that is over by itself. */
export function tryLater(label: string, refusal: TokenRefusal): Problem {
  return new Problem(
    'throttled',
    `${label} cannot sign anybody in at the moment (status ${refusal.status})${traced(refusal)}. Zapier tries again later.`,
    { delay: 60 },
  );
}

/** The vendor's trace id in brackets, where there is one. */
export function traced(refusal: TokenRefusal): string {
  return refusal.trace === undefined ? '' : ` (trace id ${refusal.trace})`;
}

async function post(call: TokenCall<unknown>, parameters: readonly [string, string][]): Promise<Response> {
  const body = call.json === true ? JSON.stringify(Object.fromEntries(parameters)) : new URLSearchParams([...parameters]).toString();
  try {
    return await fetch(call.url, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': call.json === true ? 'application/json' : 'application/x-www-form-urlencoded',
      },
      // The platform logs the texts that fetch is given, and a code is no secret that it knows of; bytes it leaves out.
      body: Buffer.from(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Problem('service_error', `${call.label} could not be reached for the sign-in. Try again later.`);
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
});

function refusalOf(status: number, body: unknown): TokenRefusal {
  const read = REFUSAL.safeParse(body);
  const data = read.success ? read.data : {};
  const trace = data.trace_id ?? data.traceId;
  return {
    status,
    error: typeof data.error === 'string' ? data.error.toLowerCase() : '',
    description: [data.error_description, data.message]
      .flat()
      .filter((part) => typeof part === 'string')
      .join(' '),
    codes: [data.error_codes, data.error_code].flat().filter((code) => typeof code === 'number'),
    trace: typeof trace === 'string' ? trace : undefined,
  };
}
