import { Problem } from '../contacts/errors.ts';
import type { Exchange, Service } from './exchange.ts';
import { NEXT } from './lost.ts';

/** The whole address of an exchange. */
export function addressOf(service: Service, exchange: Pick<Exchange<unknown>, 'url' | 'query'>): URL {
  const text = exchange.url.startsWith('/') ? `${service.bases[0]}${exchange.url}` : exchange.url;
  if (!URL.canParse(text))
    throw new Problem(
      'unexpected_answer',
      `${service.label} pointed to an address that is none. ${NEXT} If it stays, report it to the vendor.`,
    );
  const url = new URL(text);
  const given = Object.entries(exchange.query ?? {}).filter(([, value]) => value !== undefined);
  // A link that the service gave is followed as it came.
  if (given.length === 0) return url;
  for (const [name, value] of given) url.searchParams.append(name, String(value));
  // Services that read `+` as a plus sign exist; %20 is a blank to all of them.
  url.search = url.search.replace(/\+/g, '%20');
  return url;
}

/** Everything that can be known to fail before a request is made. */
export function refuse(service: Service, exchange: Omit<Exchange<unknown>, 'answer' | 'saved'>): void {
  const query = Object.entries(exchange.query ?? {}).flat();
  const texts = [exchange.url, ...query.map(String)];
  if (texts.some((value) => value.includes('{{') || /%7b%7b/i.test(value)))
    throw new Problem(
      'invalid_input',
      `A search or an id cannot contain "{{": the platform would remove it on the way. Take the double curly braces out. Nothing was sent.`,
    );
  // Such a part would climb in the address, also when an id of somebody's brought it along.
  if (
    exchange.url.startsWith('/') &&
    exchange.url
      .split('?')[0]
      ?.split('/')
      .some((part) => /^(\.|%2e){1,2}$/i.test(part))
  )
    throw new Problem(
      'invalid_input',
      'An id cannot be "." or "..". Choose it from the list, or map it from an earlier step. Nothing was sent.',
    );
  const url = addressOf(service, exchange);
  if (!service.bases.some((base) => isBelow(url, new URL(base))))
    throw new Problem(
      'unexpected_answer',
      `${service.label} pointed to another server (${url.host}), and the connection's sign-in is not sent there. Report this to the vendor.`,
    );
  if (exchange.writes && !service.writable)
    throw new Problem(
      'forbidden',
      `This connection to ${service.label} is read only and cannot ${exchange.doing}. Reconnect the account with access "Read and write". Nothing was sent.`,
    );
  if (exchange.needs !== undefined && !service.granted(exchange.needs))
    throw new Problem(
      'forbidden',
      `This connection to ${service.label} was not granted "${exchange.needs}" and cannot ${exchange.doing}. Reconnect the account and grant it. Nothing was sent.`,
    );
}

function isBelow(url: URL, base: URL): boolean {
  const path = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`;
  return url.origin === base.origin && url.username === '' && url.password === '' && `${url.pathname}/`.startsWith(path);
}
