import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

export const BODY_LIMIT = 1_000_000;

/**
 * The whole body; undefined if it's larger than 1 MB, which is noticed before it's read to the end. Behind a server, it's
 * read from Node's own request, which costs half as much as a request of the web.
 */
export async function readBody({ req, env }: Context<{ Bindings: Partial<HttpBindings> }>): Promise<Buffer | undefined> {
  if (Number(req.header('content-length') ?? 0) > BODY_LIMIT) return undefined;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving a loop over the request itself would cut off the connection before the answer.
  for await (const chunk of env?.incoming?.iterator({ destroyOnReturn: false }) ?? req.raw.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
