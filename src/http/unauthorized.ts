import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { unzipSync } from 'node:zlib';
import { withNodeResponse } from './node_response.ts';

/** A response with status 401. */
export interface Unauthorized {
  readonly status: 401;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/**
 * Runs `work`, which makes one request, and returns a 401 like any other response. With `autoRefresh`, the platform's
 * client throws an empty RefreshAuthError at every 401, without the body that says whether the sign-in is the problem.
 */
export async function withReadable401<T>(work: () => Promise<T>): Promise<T | Unauthorized> {
  const seen: Promise<Unauthorized>[] = [];
  try {
    return await withNodeResponse((response) => {
      if (Reflect.get(response, 'statusCode') === 401) seen.push(whole(response));
    }, work);
  } catch (error) {
    const [response] = seen;
    if (response === undefined || !(error instanceof Error) || error.name !== 'RefreshAuthError') throw error;
    return await response;
  }
}

/** Bytes. A refusal is short; the rest of a longer one is skipped. */
const BYTES_LIMIT = 65_536;

async function whole(response: Readable): Promise<Unauthorized> {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= BYTES_LIMIT) chunks.push(chunk);
    // After it threw, the client reads no further and would hold the rest back.
    if (length > BUFFERED) response.unpipe().resume();
  });
  await once(response, 'close').catch(() => undefined);
  const headers = textsOf(Reflect.get(response, 'headers'));
  return { status: 401, headers, bytes: unpacked(Buffer.concat(chunks), headers['content-encoding'] ?? '') };
}

/** Bytes that the client buffers if no one reads them. */
const BUFFERED = 8_192;

function textsOf(headers: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(Object(headers)).map(([name, value]) => [name, [value].flat().map(String).join(', ')]));
}

function unpacked(bytes: Buffer, encoding: string): Buffer {
  if (!/gzip|deflate/i.test(encoding)) return bytes;
  try {
    return unzipSync(bytes, { maxOutputLength: BYTES_LIMIT });
  } catch {
    return Buffer.alloc(0);
  }
}
