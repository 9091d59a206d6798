import { observed } from './node_response.ts';

/**
 * Does the work, which makes one request, and calls `cut` when the connection closes before the answer to it is whole.
 * The platform's client (node-fetch 2) notices that only in chunked answers: of one with a length it waits for the rest until the time is up.
 * https://github.com/node-fetch/node-fetch/issues/1576
 */
export function watchedForCut<T>(cut: () => void, work: () => Promise<T>): Promise<T> {
  return observed((response) => {
    response.once('close', () => {
      if (Reflect.get(response, 'complete') === false) cut();
    });
  }, work);
}
