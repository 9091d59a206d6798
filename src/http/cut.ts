import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Readable } from 'node:stream';

/**
 * Calls `cut` when the connection closes before the answer to this request is whole; gives back what ends the watch.
 * The platform's client (node-fetch 2) notices that only in chunked answers: of one with a length it waits for the rest until the time is up.
 * https://github.com/node-fetch/node-fetch/issues/1576, https://nodejs.org/api/diagnostics_channel.html#http
 */
export function watchForCut(method: string, address: string, cut: () => void): () => void {
  const { hostname, pathname, search } = new URL(address);
  const listen = (message: unknown): void => {
    if (!isAnswer(message)) return;
    const { request, response } = message;
    if (request.method !== method || request.host !== hostname || request.path !== `${pathname}${search}`) return;
    response.once('close', () => {
      if (!response.complete) cut();
    });
  };
  subscribe(ANSWERED, listen);
  return () => unsubscribe(ANSWERED, listen);
}

/** Told when the head of an answer has come. */
const ANSWERED = 'http.client.response.finish';

interface Answered {
  readonly request: { readonly method?: unknown; readonly host?: unknown; readonly path?: unknown };
  readonly response: Readable & { readonly complete: unknown };
}

// By what they have, not by their class: tests put classes of their own in the place of Node's.
function isAnswer(message: unknown): message is Answered {
  if (typeof message !== 'object' || message === null || !('request' in message) || !('response' in message)) return false;
  const { request, response } = message;
  return typeof request === 'object' && request !== null && response instanceof Readable && 'complete' in response;
}
