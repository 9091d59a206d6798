import http from 'node:http';
import https from 'node:https';

/** How a target answered, or why it didn't. */
export type Reply =
  | { readonly status: number; readonly retryAfterMs: number | undefined }
  /** It couldn't be sent, it got no answer in time, or we cut it off. Without an answer, nobody knows whether it was taken. */
  | { readonly failure: 'unreachable' | 'unanswered' | 'interrupted' };

const TIMEOUT_MS = 30_000;
const BODY_LIMIT = 64 * 1_024;

const CLIENTS = {
  'http:': { request: http.request, agent: new http.Agent({ keepAlive: true }) },
  'https:': { request: https.request, agent: new https.Agent({ keepAlive: true }) },
};

/** Posts a notice to a target. It never rejects, and follows no redirect: a hook doesn't move. */
export function send(address: string, body: string, delivery: string, stop: AbortSignal): Promise<Reply> {
  return new Promise((resolve) => {
    const url = new URL(address);
    const { request, agent } = CLIENTS[url.protocol === 'https:' ? 'https:' : 'http:'];
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'contacts-relay',
      'x-relay-delivery': delivery,
    };
    const call = request(url, { method: 'POST', agent, headers, signal: stop });
    const timer = setTimeout(() => call.destroy(new Error('No answer in time.')), TIMEOUT_MS);
    call.once('response', (response) => {
      readSome(response, () => clearTimeout(timer));
      resolve({ status: response.statusCode ?? 0, retryAfterMs: retryAfterIn(response.headers['retry-after'] ?? null, Date.now()) });
    });
    call.on('error', () => {
      clearTimeout(timer);
      if (stop.aborted) resolve({ failure: 'interrupted' });
      else resolve({ failure: call.writableFinished ? 'unanswered' : 'unreachable' });
    });
    call.end(body);
  });
}

/** Reads the short body of a hook's answer, so that its connection can be used again. The status counts even if this fails. */
function readSome(response: http.IncomingMessage, done: () => void): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes > BODY_LIMIT) response.destroy();
  });
  response.on('error', () => undefined);
  response.once('close', done);
}

/** Retry-After as milliseconds from now: it's a number of seconds, or a date. */
export function retryAfterIn(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
