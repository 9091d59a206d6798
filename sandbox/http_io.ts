import type { IncomingMessage, ServerResponse } from 'node:http';
import { clearInterval, setInterval } from 'node:timers';
import type { ServiceResponse } from './service.ts';

/** Reads a request's whole body. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The headers as one text each; Node has already put their names in lower case. */
export function readHeaders(request: IncomingMessage): Record<string, string> {
  const items = Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]);
  return Object.fromEntries(items);
}

/** The response with its body as bytes, so that a long list becomes JSON only once. */
export function encoded(response: ServiceResponse): ServiceResponse & { readonly body: Buffer | undefined } {
  return { ...response, headers: typeHeader(response), body: bodyBytes(response.body) };
}

/** The bytes of a response's body; undefined if it has none. */
function bodyBytes(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined;
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Sends a response at once. A line break joins several cookies in `set-cookie`. */
export function send(out: ServerResponse, response: ServiceResponse): void {
  const bytes = bodyBytes(response.body);
  writeHead(out, response, bytes);
  out.end(bytes);
}

/** Sends the first half of a response, with a matching length: what a proxy leaves of JSON when it gives up. */
export function sendCutOff(out: ServerResponse, response: ServiceResponse): void {
  const bytes = bodyBytes(response.body) ?? Buffer.alloc(0);
  send(out, { ...response, headers: typeHeader(response), body: bytes.subarray(0, Math.floor(bytes.length / 2)) });
}

/**
 * Sends the headers at once and the body bit by bit, so that the last byte leaves after about `milliseconds`. It uses
 * node's own timers, because tests replace the global ones.
 */
export function trickle(out: ServerResponse, response: ServiceResponse, milliseconds: number, timers: Set<NodeJS.Timeout>): void {
  const bytes = bodyBytes(response.body) ?? Buffer.alloc(0);
  const steps = Math.max(1, Math.min(bytes.length, Math.floor(milliseconds / SHORTEST_STEP)));
  writeHead(out, { ...response, headers: typeHeader(response) }, bytes);
  out.flushHeaders();
  let step = 0;
  const timer = setInterval(() => {
    const part = bytes.subarray(Math.floor((bytes.length * step) / steps), Math.floor((bytes.length * (step + 1)) / steps));
    step += 1;
    if (step < steps) out.write(part);
    else stop(() => out.end(part));
  }, milliseconds / steps);
  const stop = (then: () => void): void => {
    clearInterval(timer);
    timers.delete(timer);
    then();
  };
  timer.unref();
  timers.add(timer);
  out.on('close', () => stop(() => undefined));
}

/** Node's timers aren't finer than this, in milliseconds, so below it several bytes are sent together. */
const SHORTEST_STEP = 2;

function writeHead(out: ServerResponse, response: ServiceResponse, bytes: Buffer | undefined): void {
  out.statusCode = response.status;
  for (const [name, value] of Object.entries(typeHeader(response))) {
    out.setHeader(name, name.toLowerCase() === 'set-cookie' ? value.split('\n') : value);
  }
  if (bytes !== undefined) out.setHeader('content-length', bytes.length);
}

function typeHeader(response: ServiceResponse): Readonly<Record<string, string>> {
  const plain = response.body === undefined || typeof response.body === 'string' || Buffer.isBuffer(response.body);
  return plain ? (response.headers ?? {}) : { 'content-type': 'application/json; charset=utf-8', ...response.headers };
}
