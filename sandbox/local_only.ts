import type { IncomingHttpHeaders } from 'node:http';

/**
 * Why a request to the sandbox's own paths is refused; undefined if it may pass. Another web page could send one, too:
 * under its own name if that leads here (then the Host isn't this machine's), or across sites (then the Origin isn't
 * the sandbox's).
 */
export function refusalOf({ host = '', origin }: Pick<IncomingHttpHeaders, 'host' | 'origin'>): string | undefined {
  if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i.test(host)) return 'The sandbox answers on this machine only.';
  if (origin !== undefined && origin !== `http://${host}`) return 'The sandbox takes no requests from other sites.';
  return undefined;
}
