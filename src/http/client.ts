import type { ZObject } from 'zapier-platform-core';
import { Problem } from '../contacts/errors.ts';
import { shortenWords } from '../contacts/text.ts';
import { pause } from './clock.ts';
import { limitConcurrency } from './concurrency.ts';
import { type Deadline, LIMITS, startDeadline } from './deadline.ts';
import { reconnectWith } from './permission.ts';
import { type RawResponse, requestRaw } from './platform_request.ts';
import { refuseBeforeSending } from './preflight.ts';
import type { Http, HttpRequest, HttpResponse, InnerResponse } from './request.ts';
import { requestOptions } from './request_options.ts';
import { BYTES_LIMIT, isMarkup, parseJson } from './response_body.ts';
import { pauseBefore } from './retry_delay.ts';
import { type Issue, readAs } from './schema.ts';
import { cleanedJson, createCleaner } from './secrets.ts';
import type { Service } from './service.ts';
import { type FailureReading, problemForFailure } from './status_errors.ts';
import { problemForNoResponse, problemForUnreadable, TRY_LATER } from './transport_errors.ts';
import { pathOf } from './url.ts';

/**
 * Opens the client for one service in one run, and starts the clock of the run. `secrets`: what no message may show,
 * besides the token.
 */
export function createHttp(
  z: ZObject,
  service: Service,
  limits: { run: number; read: number } = LIMITS,
  secrets: readonly string[] = [],
): Http {
  const time: Deadline = startDeadline(limits.run);
  const { left } = time;
  const inTurn = limitConcurrency(service.concurrency);
  const clean = createCleaner([service.token, ...secrets]);
  let saved: readonly string[] = [];

  /** One request: its successful response, or the problem. */
  async function responseTo(call: Sent): Promise<RawResponse> {
    const timeLimit = call.writes ? left() : Math.min(left(), limits.read);
    if (timeLimit <= 0)
      throw new Problem('timeout', `${service.label} took too long: there was no time left to ${call.doing}. ${TRY_LATER}`);
    const requestLimits = { time: timeLimit, bytes: BYTES_LIMIT, over: time.over };
    const response = await requestRaw(z, requestOptions(service, call), requestLimits).catch((error: unknown) => {
      throw problemForNoResponse(error, service.label, call, timeLimit);
    });
    if (response.status >= 200 && response.status <= 299) return response;
    const inner = { status: response.status, headers: response.headers, body: parseJson(response.bytes).value };
    const problem = refusal(inner, call);
    // If the service says that the token is the problem, there's nothing to check.
    const unclear = problem.kind === 'signed_out' && problem.detail.reason === undefined;
    throw unclear && (await isSignedIn()) ? refusal(inner, call, service.signInCheck?.refused) : problem;
  }

  /** Whether the service still accepts the sign-in elsewhere. */
  async function isSignedIn(): Promise<boolean> {
    if (service.signInCheck === undefined || left() <= 0) return false;
    const check = { method: 'GET', url: service.signInCheck.url, doing: '', writes: false } as const;
    const requestLimits = { time: Math.min(left(), limits.read), bytes: BYTES_LIMIT, over: time.over };
    const response = await requestRaw(z, requestOptions(service, check), requestLimits).catch(() => null);
    return response !== null && response.status >= 200 && response.status <= 299;
  }

  /**
   * The problem of a response that isn't a success; its header names are in lower case. A vendor's words can repeat
   * what it received, so they are cleaned before anything reads or cuts them. `more`: what else is known of it.
   */
  function refusal({ status, headers, body }: InnerResponse, call: Refused, more: FailureReading = {}): Problem {
    const header = (name: string): string | null => {
      const value = headers[name.toLowerCase()];
      return value === undefined ? null : clean(value);
    };
    const path = call.url === undefined ? '' : pathOf(service, call.url);
    const failure = { status, body: cleanedJson(body, clean), path, writes: call.writes, header };
    const about = { ...call, label: service.label, reconnect: reconnectWith(service, call) };
    return problemForFailure(failure, { ...service.read(failure), ...more }, about, Date.now());
  }

  async function attempt<T>(call: HttpRequest<T>): Promise<HttpResponse<T>> {
    const { status, headers, bytes } = await responseTo(call);
    const { value, deep } = parseJson(bytes);
    const result = readAs(call.schema, value);
    // The page of a proxy or a sign-in says nothing about the request, even where no response is needed. Only a
    // person's own request can return a page.
    const isPage = call.userRequest === undefined && value === undefined && isMarkup(bytes);
    if (deep || isPage || !result.success) {
      const path = result.success ? [] : issuePath(result.error.issues);
      throw problemForUnreadable(service.label, call, { empty: bytes.length === 0, deep, path });
    }
    if (call.writes) saved = withSaved(saved, call.saved?.(result.data));
    return { data: result.data, status, headers, bytes };
  }

  /** Keys can come from the vendor, so they are cleaned, too. */
  function issuePath(issues: readonly Issue[]): string[] {
    return (issues[0]?.path ?? []).map((key) => clean(String(key)));
  }

  /**
   * Sends a request again if it did nothing and may succeed soon. After a first write, the platform must not run the
   * step again, so then for as long as there is time.
   */
  async function patiently<T>(task: () => Promise<T>): Promise<T> {
    for (let count = 0; ; count += 1) {
      try {
        return await inTurn(task);
      } catch (error) {
        const wait = pauseBefore(error, count, saved.length > 0);
        if (wait === undefined || wait + ROUND_TRIP > left()) throw error;
        await pause(wait, time.over);
      }
    }
  }

  const http: Http = {
    label: service.label,
    send: async (request) => {
      const call = { ...request, doing: shortenWords(request.doing) };
      refuseBeforeSending(service, call, clean);
      return patiently(() => attempt(call));
    },
    download: async (request) => {
      const call = { ...request, doing: shortenWords(request.doing), writes: false };
      refuseBeforeSending(service, call, clean);
      const { bytes, headers } = await patiently(() => responseTo(call));
      return { bytes, contentType: headers['content-type']?.split(';')[0]?.trim() ?? '' };
    },
    unwrap: (call, inner) => {
      const about = { ...call, doing: shortenWords(call.doing), writes: false };
      const names = Object.entries(inner.headers).map(([name, value]) => [name.toLowerCase(), value]);
      if (inner.status < 200 || inner.status > 299) throw refusal({ ...inner, headers: Object.fromEntries(names) }, about);
      const result = readAs(call.schema, inner.body);
      if (!result.success)
        throw problemForUnreadable(service.label, about, {
          empty: inner.body === undefined,
          deep: false,
          path: issuePath(result.error.issues),
        });
      return result.data;
    },
    preview: () => ({
      ...http,
      send: async (request) => {
        if (!request.writes) return http.send(request);
        refuseBeforeSending(service, { ...request, doing: shortenWords(request.doing) }, clean);
        return { data: await previewOf(request), status: 200, headers: {}, bytes: NO_BYTES };
      },
    }),
    saved: () => (saved.length === 0 ? null : saved.join(' ')),
    left,
    time,
  };
  return http;
}

const NO_BYTES = Buffer.alloc(0);

/** A write without a preview ends the run, because a step that previews must never send it. */
function previewOf<T>(request: HttpRequest<T>): T | Promise<T> {
  if (request.preview === undefined) throw new Error(`A preview can't ${request.doing}.`);
  return request.preview();
}

/** Milliseconds that a request needs after a pause. */
const ROUND_TRIP = 1_000;

/** What was written so far, in sentences, each once. */
function withSaved(before: readonly string[], now = before[0] ?? 'Part of this step was already saved.'): readonly string[] {
  return before.includes(now) ? before : [...before, now];
}

type Sent = Omit<HttpRequest<unknown>, 'schema' | 'saved' | 'preview'>;

type Refused = Pick<Sent, 'doing' | 'writes' | 'scope' | 'userRequest'> & Partial<Pick<Sent, 'url'>>;
