import { Problem } from '../contacts/errors.ts';
import type { HttpRequest } from './request.ts';
import type { Service } from './service.ts';
import { TRY_LATER } from './transport_errors.ts';

export function urlOf(service: Service, request: Pick<HttpRequest<unknown>, 'url' | 'query'>): URL {
  const text = request.url.startsWith('/') ? `${service.bases[0]}${request.url}` : request.url;
  if (!URL.canParse(text))
    throw new Problem(
      'unexpected_response',
      `${service.label} pointed to something that isn't a web address. ${TRY_LATER} If this keeps happening, contact support.`,
    );
  const url = new URL(text);
  const query = Object.entries(request.query ?? {}).filter(([, value]) => value !== undefined);
  // A link from the service is followed unchanged.
  if (query.length === 0) return url;
  for (const [name, value] of query) url.searchParams.append(name, String(value));
  // Some services read `+` as a plus sign; %20 is a blank to all of them.
  url.search = url.search.replace(/\+/g, '%20');
  return url;
}

/** Whether the URL is below one of the addresses. */
export function isBelowAny(url: URL, bases: readonly string[]): boolean {
  return bases.some((base) => isBelow(url, new URL(base)));
}

function isBelow(url: URL, base: URL): boolean {
  const path = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`;
  return url.origin === base.origin && url.username === '' && url.password === '' && `${url.pathname}/`.startsWith(path);
}

export function pathOf(service: Service, url: string): string {
  return urlOf(service, { url }).pathname.slice(new URL(service.bases[0]).pathname.replace(/\/$/, '').length);
}
