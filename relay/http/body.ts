import type { Context } from 'hono';

export const BODY_LIMIT = 1_000_000;

/** The whole body; undefined if it's larger than 1 MB, which is noticed before it's read to the end. */
export async function readBody({ req }: Context): Promise<Buffer | undefined> {
  if (Number(req.header('content-length') ?? 0) > BODY_LIMIT) return undefined;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of req.raw.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
