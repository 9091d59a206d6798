import type { HttpRequestOptions, ZObject } from 'zapier-platform-core';
import { startTimer } from './clock.ts';
import { noticeEarlyClose } from './node_response.ts';
import { type NodeStream, readStream, TooLarge, WORDS_BYTES_LIMIT } from './response_body.ts';
import { withReadable401 } from './unauthorized.ts';

/** A response, with header names in lower case. */
export interface RawResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** The limits of a request. */
export interface RequestLimits {
  /** Milliseconds until the last byte. */
  readonly time: number;
  /** Bytes of the body, unpacked. */
  readonly bytes: number;
  /** Aborted when the run is over. */
  readonly over: AbortSignal;
}

/** Why there is no response: none came in time, the connection failed, it was too large, or the run was over. */
export type NoResponseReason = 'slow' | 'closed' | 'too_large' | 'over';

/** A request without a response. The client's own errors name addresses and inputs, so nothing of them is kept. */
export class NoResponse extends Error {
  readonly by: NoResponseReason;

  constructor(by: NoResponseReason) {
    super(by);
    this.by = by;
  }
}

/**
 * The one call of the platform's client. The body is read raw, as a stream. Otherwise, the client would parse it twice,
 * keep it whole in the platform's log with all contact data, hold any size in memory, and return nothing if it's cut
 * off. Throws NoResponse.
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
  const silence = startTimer(limits.time, () => abort('slow'));
  try {
    if (limits.over.aborted) throw new NoResponse('over');
    // The platform's types don't have the signal, but its client does.
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
    // Closes the connection, because nothing reads the rest.
    stop.abort();
    throw new NoResponse(by ?? (error instanceof TooLarge ? 'too_large' : 'closed'));
  } finally {
    silence();
    limits.over.removeEventListener('abort', end);
  }
}

// Only `throwForThrottlingEarly: false` leaves a 429 to us: the platform's documentation says the opposite, and its
// types leave it out. Merging would copy the app's whole definition into each request, which takes longer than the
// request, and encode its query again.
const FIXED = { merge: false, redirect: 'manual', skipThrowForStatus: true, throwForThrottlingEarly: false, raw: true } as const;

/**
 * What merging would add. By this name, in this spelling, the platform recognizes its own requests, which it would
 * otherwise log twice.
 */
const AGENT = { 'user-agent': 'Zapier' } as const;

/** For a refusal, the status is enough, so a body that can't be read is left out. */
async function bodyOf(
  response: { status: number; body: NodeStream },
  headers: Readonly<Record<string, string>>,
  limit: number,
  stopped: AbortSignal,
): Promise<Buffer> {
  if (response.status >= 200 && response.status <= 299) {
    // A body that is too large by its header needn't be read; unpacked, it's even larger.
    if (Number(headers['content-length']) > limit) throw new TooLarge();
    return readStream(response.body, limit, stopped);
  }
  try {
    return await readStream(response.body, WORDS_BYTES_LIMIT, stopped);
  } catch {
    return Buffer.alloc(0);
  }
}
