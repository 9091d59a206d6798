import { Readable } from 'node:stream';
import type { HttpRequestOptions, ZObject } from 'zapier-platform-core';
import { isProblem, Problem } from './contacts/errors.ts';
import { wordsShortened } from './contacts/text.ts';
import { watchedForCut } from './http/cut.ts';
import { pause } from './http/delay.ts';
import type { Answer, Exchange, Http, InnerResponse, Service } from './http/exchange.ts';
import { problemOf } from './http/failures.ts';
import { addressOf, refuse } from './http/guard.ts';
import { limited } from './http/limit.ts';
import { lost, NEXT, unreadable, withoutSecret } from './http/lost.ts';
import { readAs } from './http/reading.ts';

export type { Answer, Contract, Download, Exchange, Http, InnerResponse, Service } from './http/exchange.ts';
export type { Failure, FailureReading } from './http/failures.ts';
export { readAs } from './http/reading.ts';

/** Milliseconds. The platform stops an operation after 30 s; a read that takes 10 s is not going to come. */
export const LIMITS = { run: 25_000, read: 10_000 } as const;

/** Opens the way to one service for one run; the clock of the whole run starts here. */
export function createHttp(z: ZObject, service: Service, limits: { run: number; read: number } = LIMITS): Http {
  const deadline = Date.now() + limits.run;
  const inTurn = limited(service.concurrency);
  let saved: string | null = null;
  let characters = 0;
  const left = (): number => deadline - Date.now();

  /** One request: its successful response, or the problem that it ran into. */
  async function request(exchange: Sent): Promise<Received> {
    const time = exchange.writes ? left() : Math.min(left(), limits.read);
    if (time <= 0) throw new Problem('timeout', `${service.label} took too long: there was no time left to ${exchange.doing}. ${NEXT}`);
    const response = await received(z, optionsFor(service, exchange, time)).catch((error: unknown) => {
      throw lost(error, service.label, exchange, time);
    });
    characters += response.bytes.length;
    if (response.status >= 200 && response.status <= 299) return response;
    throw refusal({ status: response.status, headers: response.headers, body: json(response.bytes) }, exchange);
  }

  /** What a response that isn't a success stands for; its header names are in lower case. */
  function refusal({ status, headers, body }: InnerResponse, exchange: Pick<Sent, 'doing' | 'writes' | 'needs'>): Problem {
    const failure = { status, body, header: (name: string) => headers[name.toLowerCase()] ?? null };
    const about = { label: service.label, doing: exchange.doing, writes: exchange.writes, needs: exchange.needs };
    return withoutSecret(problemOf(failure, service.read(failure), about, Date.now()), service.token);
  }

  async function attempt<T>(exchange: Exchange<T>): Promise<Answer<T>> {
    const { status, headers, bytes } = await request(exchange);
    const result = readAs(exchange.answer, json(bytes));
    if (!result.success) throw unreadable(service.label, exchange, bytes.length === 0, result.error.issues[0]?.path ?? []);
    if (exchange.writes) saved = withSaved(saved, exchange.saved?.(result.data));
    return { data: result.data, status, headers, bytes };
  }

  /** After a first write the platform must not run the step again, so what can be waited for is waited for here. */
  async function patiently<T>(task: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await inTurn(task);
      } catch (error) {
        const wait = saved !== null && isProblem(error, 'throttled') ? (error.detail.delay ?? 1) * 1000 : Number.POSITIVE_INFINITY;
        if (wait >= left()) throw error;
        await pause(wait);
      }
    }
  }

  return {
    send: async (given) => {
      const exchange = { ...given, doing: wordsShortened(given.doing) };
      refuse(service, exchange);
      return patiently(() => attempt(exchange));
    },
    download: async (given) => {
      const exchange = { ...given, doing: wordsShortened(given.doing), writes: false };
      refuse(service, exchange);
      const { bytes, headers } = await patiently(() => request(exchange));
      return { bytes, contentType: headers['content-type']?.split(';')[0]?.trim() ?? '' };
    },
    unwrap: (exchange, inner) => {
      const about = { ...exchange, doing: wordsShortened(exchange.doing), writes: false };
      const names = Object.entries(inner.headers).map(([name, value]) => [name.toLowerCase(), value]);
      if (inner.status < 200 || inner.status > 299) throw refusal({ ...inner, headers: Object.fromEntries(names) }, about);
      const result = readAs(exchange.answer, inner.body);
      if (!result.success) throw unreadable(service.label, about, inner.body === undefined, result.error.issues[0]?.path ?? []);
      return result.data;
    },
    saved: () => saved,
    read: () => characters,
    left,
  };
}

/** Everything that was written so far, each thing once. */
function withSaved(before: string | null, now: string | undefined): string {
  if (before === null || now === undefined) return now ?? before ?? 'A part of this step was saved already.';
  return before.includes(now) ? before : `${before} ${now}`;
}

/** What came back: header names in lower case. */
export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** What a request is made of; the platform's types do not know the signal, its client does. */
export type RequestOptions = HttpRequestOptions & { readonly url: string; readonly signal: AbortSignal };

// A 429 is left to us only when this is false: the platform's documentation says the opposite, and its types leave it out.
const FIXED = { redirect: 'manual', skipThrowForStatus: true, throwForThrottlingEarly: false, raw: true } as const;

/**
 * The one call of the platform's client. The body is read raw: the client would parse it twice, keep it whole in the platform's log,
 * contact data and all, and give nothing where it is cut off.
 */
export async function received(z: ZObject, options: RequestOptions): Promise<Received> {
  const cut = new AbortController();
  const watched: RequestOptions = { ...options, signal: AbortSignal.any([options.signal, cut.signal]) };
  try {
    return await watchedForCut(
      () => cut.abort(),
      async () => {
        const response = await z.request({ ...watched, ...FIXED });
        return { status: response.status, headers: Object.fromEntries(response.headers.entries()), bytes: await response.buffer() };
      },
    );
  } catch (error) {
    throw cut.signal.aborted ? new Error('the connection was closed before the answer was whole') : error;
  }
}

type Sent = Omit<Exchange<unknown>, 'answer' | 'saved'>;

function optionsFor(service: Service, exchange: Sent, time: number): RequestOptions {
  const body = encoded(exchange.body);
  return {
    url: addressOf(service, exchange).href,
    method: exchange.method,
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
      ...service.headers,
      ...exchange.headers,
      ...(body === undefined ? {} : { 'Content-Length': String(body.length) }),
      Authorization: `Bearer ${service.token}`,
    },
    // As a stream, which the platform neither takes `{{...}}` out of nor writes into its log, where contact data does not belong.
    ...(body === undefined ? {} : { body: Readable.from([body]) }),
    signal: AbortSignal.timeout(time),
  };
}

/** The body's bytes; undefined when there is none. */
function encoded(body: unknown): Buffer | undefined {
  return body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}

/** Undefined when the bytes are no JSON. */
function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
