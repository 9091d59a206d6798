import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { Readable } from 'node:stream';

/**
 * Does the work, which makes one request, and calls `cut` when the connection closes before the answer to it is whole.
 * The platform's client (node-fetch 2) notices that only in chunked answers: of one with a length it waits for the rest until the time is up.
 * https://github.com/node-fetch/node-fetch/issues/1576, https://nodejs.org/api/diagnostics_channel.html#http
 */
export function watchedForCut<T>(cut: () => void, work: () => Promise<T>): Promise<T> {
  return watching.run(cut, work);
}

/** What is to be called for the requests that are begun now: the client itself gives no request out of its hands. */
const watching = new AsyncLocalStorage<() => void>();
const watched = new WeakMap<object, () => void>();

subscribe('http.client.request.start', (message) => {
  const request = partOf(message, 'request');
  const cut = watching.getStore();
  if (request !== null && cut !== undefined) watched.set(request, cut);
});

subscribe('http.client.response.finish', (message) => {
  const request = partOf(message, 'request');
  const cut = request === null ? undefined : watched.get(request);
  const response = partOf(message, 'response');
  if (cut === undefined || !(response instanceof Readable)) return;
  response.once('close', () => {
    if (Reflect.get(response, 'complete') === false) cut();
  });
});

// By what they have, not by their class: tests put classes of their own in the place of Node's.
function partOf(message: unknown, name: string): object | null {
  const part: unknown = Reflect.get(Object(message), name);
  return typeof part === 'object' ? part : null;
}
