import { startTimer } from './clock.ts';
import { NoResponse } from './platform_request.ts';
import { readBytes, TooLarge, WORDS_BYTES_LIMIT } from './response_body.ts';

/** A response, as far as its caller needs it. */
export interface SecretResponse {
  readonly status: number;
  readonly bytes: Buffer;
}

/** A request with secrets in it. */
export interface SecretRequest {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Milliseconds until the last byte. */
  readonly time: number;
}

/** Posts a body with secrets. `time`: milliseconds until the last byte. Throws NoResponse. */
export function postSecret(url: string, type: string, body: Buffer, time: number): Promise<SecretResponse> {
  return sendSecret(url, { method: 'POST', headers: { 'Content-Type': type }, body, time });
}

/**
 * Sends secrets with Node's own fetch, because the platform's client turns every 401 into an empty RefreshAuthError.
 * Throws NoResponse.
 */
export async function sendSecret(url: string, { method, headers, body, time }: SecretRequest): Promise<SecretResponse> {
  const stop = new AbortController();
  const silence = startTimer(time, () => stop.abort());
  try {
    const response = await fetch(url, {
      method,
      // The platform wraps fetch. It reads each text response whole into its log, of any size, unless the request
      // claims to be the platform's own.
      // https://github.com/zapier/zapier-platform/blob/main/packages/core/src/tools/fetch-logger.js
      headers: { Accept: 'application/json', ...headers, 'user-agent': 'Zapier' },
      body,
      redirect: 'manual',
      signal: stop.signal,
    });
    return { status: response.status, bytes: await bodyOf(response) };
  } catch (error) {
    stop.abort();
    throw new NoResponse(error instanceof TooLarge ? 'too_large' : 'closed');
  } finally {
    silence();
  }
}

/** For a refusal, the status is enough, so a body that can't be read is left out. */
async function bodyOf({ ok, body }: Response): Promise<Buffer> {
  const reading = body === null ? Promise.resolve(Buffer.alloc(0)) : readBytes(body, WORDS_BYTES_LIMIT);
  return ok ? reading : reading.catch(() => Buffer.alloc(0));
}
