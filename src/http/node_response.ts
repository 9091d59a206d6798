import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { Readable } from 'node:stream';

/**
 * Does the work, which makes one request, and calls `onClosed` when the connection closes before the response to it is whole.
 * The platform's client (node-fetch 2) notices that only in chunked responses: of one with a length it waits for the rest until the time is up.
 * https://github.com/node-fetch/node-fetch/issues/1576
 */
export function noticeEarlyClose<T>(onClosed: () => void, work: () => Promise<T>): Promise<T> {
  return withNodeResponse((response) => {
    response.once('close', () => {
      if (Reflect.get(response, 'complete') === false) onClosed();
    });
  }, work);
}

/**
 * Does the work, which makes one request, and shows Node's own response to it: the platform's client keeps it to itself.
 * https://nodejs.org/api/diagnostics_channel.html#http
 */
export function withNodeResponse<T>(observe: (response: Readable) => void, work: () => Promise<T>): Promise<T> {
  return activeObservers.run([...(activeObservers.getStore() ?? []), observe], work);
}

type Observers = readonly ((response: Readable) => void)[];

/** Who looks at the requests that are begun now: the client itself gives no request out of its hands. */
const activeObservers = new AsyncLocalStorage<Observers>();
const requests = new WeakMap<object, Observers>();

subscribe('http.client.request.start', (message) => {
  const request = partOf(message, 'request');
  const observers = activeObservers.getStore();
  if (request !== null && observers !== undefined) requests.set(request, observers);
});

subscribe('http.client.response.finish', (message) => {
  const request = partOf(message, 'request');
  const response = partOf(message, 'response');
  if (request === null || !(response instanceof Readable)) return;
  for (const observe of requests.get(request) ?? []) observe(response);
});

// By what they have, not by their class: tests put classes of their own in the place of Node's.
function partOf(message: unknown, name: string): object | null {
  const part: unknown = Reflect.get(Object(message), name);
  return typeof part === 'object' ? part : null;
}
