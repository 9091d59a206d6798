import type { HttpRequestOptions, ZObject } from 'zapier-platform-core';
import { alarm } from './clock.ts';
import { noticeEarlyClose } from './node_response.ts';
import { type NodeStream, readStream, TooLarge, WORDS_BYTES_LIMIT } from './response_body.ts';
import { withReadable401 } from './unauthorized.ts';

/** What came back: header names in lower case. */
export interface RawResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** How much a request may take. */
export interface RequestLimits {
  /** Milliseconds until the last byte. */
  readonly time: number;
  /** Bytes of the body, unpacked. */
  readonly bytes: number;
  /** Aborted when the run is over. */
  readonly over: AbortSignal;
}

/** Why there is no response: none came in time, the connection failed, it held too much, or the run was over. */
export type NoResponseReason = 'slow' | 'closed' | 'too_large' | 'over';

/** A request without a response. What the client throws names addresses and inputs, so nothing of it is kept. */
export class NoResponse extends Error {
  readonly by: NoResponseReason;

  constructor(by: NoResponseReason) {
    super(by);
    this.by = by;
  }
}

/**
 * The one call of the platform's client. The body is read raw, as a stream: the client would parse it twice, keep it whole in the
 * platform's log, contact data and all, hold any size in memory, and give nothing where it is cut off. Throws Lost.
 */
export async function requestRaw(
  z: ZObject,
  options: HttpRequestOptions & { readonly url: string },
  limits: RequestLimits,
): Promise<RawResponse> {
  const stop = new AbortController();
  let by: NoResponseReason | undefined;
  const abort = (reason: NoResponseReason): void => {
    by ??= reason;
    stop.abort();
  };
  const end = (): void => abort('over');
  limits.over.addEventListener('abort', end, { once: true });
  const silence = alarm(limits.time, () => abort('slow'));
  try {
    if (limits.over.aborted) throw new NoResponse('over');
    // The platform's types do not know the signal, its client does.
    const headers = { ...AGENT, ...options.headers };
    const request: HttpRequestOptions & { url: string; signal: AbortSignal } = { ...options, headers, signal: stop.signal };
    return await noticeEarlyClose(
      () => abort('closed'),
      () =>
        withReadable401(async () => {
          const response = await z.request({ ...request, ...FIXED });
          const received = Object.fromEntries(response.headers.entries());
          return { status: response.status, headers: received, bytes: await bodyOf(response, received, limits.bytes, stop.signal) };
        }),
    );
  } catch (error) {
    // Lets go of the connection, of which nothing more is read.
    stop.abort();
    throw new NoResponse(by ?? (error instanceof TooLarge ? 'too_large' : 'closed'));
  } finally {
    silence();
    limits.over.removeEventListener('abort', end);
  }
}

// A 429 is left to us only when `throwForThrottlingEarly` is false: the platform's documentation says the opposite, and its types leave it out.
// Merging copies the app's whole definition into each request, which takes longer than the request, and codes its query anew.
const FIXED = { merge: false, redirect: 'manual', skipThrowForStatus: true, throwForThrottlingEarly: false, raw: true } as const;

/** What merging would add. By this name, in this spelling, the platform knows its own requests, which it would otherwise log twice. */
const AGENT = { 'user-agent': 'Zapier' } as const;

/** Of a refusal the status says enough: whatever is wrong with its words, they are left out. */
async function bodyOf(
  response: { status: number; body: NodeStream },
  headers: Readonly<Record<string, string>>,
  limit: number,
  stopped: AbortSignal,
): Promise<Buffer> {
  if (response.status >= 200 && response.status <= 299) {
    // What says itself that it is too large needs no reading; packed, it is larger still.
    if (Number(headers['content-length']) > limit) throw new TooLarge();
    return readStream(response.body, limit, stopped);
  }
  try {
    return await readStream(response.body, WORDS_BYTES_LIMIT, stopped);
  } catch {
    return Buffer.alloc(0);
  }
}
