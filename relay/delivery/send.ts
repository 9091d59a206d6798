/** How a target answered, or why it didn't. */
export type Reply =
  | { readonly status: number; readonly retryAfterMs: number | undefined }
  /** No answer in time, or the connection failed. */
  | { readonly failure: 'unreachable' | 'interrupted' };

const TIMEOUT_MS = 30_000;
const BODY_LIMIT = 64 * 1_024;

/** Posts a notice to a target. It never rejects. */
export async function send(address: string, body: string, delivery: string, stop: AbortSignal): Promise<Reply> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'contacts-relay', 'x-relay-delivery': delivery },
      body,
      // A hook doesn't move, and another host may not be a target.
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await readSome(response);
    return { status: response.status, retryAfterMs: retryAfterIn(response.headers.get('retry-after'), Date.now()) };
  } catch {
    return { failure: stop.aborted ? 'interrupted' : 'unreachable' };
  }
}

/** Reads the short body of a hook's answer, so that its connection can be used again. The status counts even if this fails. */
async function readSome(response: Response): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > BODY_LIMIT) break;
    }
  } catch {
    // Cut off: nothing of it is needed.
  }
}

/** Retry-After as milliseconds from now: it's a number of seconds, or a date. */
export function retryAfterIn(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
