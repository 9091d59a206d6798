import type { IncomingHttpHeaders } from 'node:http';

/**
 * Why a request to the sandbox's own paths is refused; undefined when it may pass. A web page elsewhere could send one too: by its own
 * name, which it lets point here (the Host then isn't this machine's), or across sites (the Origin then isn't the sandbox's).
 */
export function refusalOf({ host = '', origin }: Pick<IncomingHttpHeaders, 'host' | 'origin'>): string | undefined {
  if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i.test(host)) return 'The sandbox answers on this machine only.';
  if (origin !== undefined && origin !== `http://${host}`) return 'The sandbox takes no requests from other sites.';
  return undefined;
}
