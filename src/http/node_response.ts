import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { Readable } from 'node:stream';

/**
 * Runs `work`, which makes one request, and calls `onClosed` if the connection closes before its response is whole. The
 * platform's client (node-fetch 2) only notices that in chunked responses. For one with a length, it waits for the rest
 * until the time is up. https://github.com/node-fetch/node-fetch/issues/1576
 */
export function noticeEarlyClose<T>(onClosed: () => void, work: () => Promise<T>): Promise<T> {
  return withNodeResponse((response) => {
    response.once('close', () => {
      if (Reflect.get(response, 'complete') === false) onClosed();
    });
  }, work);
}

/**
 * Runs `work`, which makes one request, and shows Node's own response to it, which the platform's client keeps to
 * itself. https://nodejs.org/api/diagnostics_channel.html#http
 */
export function withNodeResponse<T>(observe: (response: Readable) => void, work: () => Promise<T>): Promise<T> {
  return activeObservers.run([...(activeObservers.getStore() ?? []), observe], work);
}

type Observers = readonly ((response: Readable) => void)[];

/** The observers of the requests that start now, because the client doesn't hand out its requests. */
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

// By its members, not by its class, because tests replace Node's classes with their own.
function partOf(message: unknown, name: string): object | null {
  const part: unknown = Reflect.get(Object(message), name);
  return typeof part === 'object' ? part : null;
}
