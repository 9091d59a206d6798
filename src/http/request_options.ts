import { Readable } from 'node:stream';
import type { HttpRequestOptions } from 'zapier-platform-core';
import { addressOf } from './preflight.ts';
import type { Exchange, Service } from './request.ts';

/** What the platform's client is given for a request. */
export function optionsFor(
  service: Service,
  exchange: Omit<Exchange<unknown>, 'answer' | 'saved'>,
): HttpRequestOptions & { readonly url: string } {
  const body = encoded(exchange.body);
  return {
    url: addressOf(service, exchange).href,
    method: exchange.method,
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
      ...service.headers,
      ...exchange.headers,
      ...(body === undefined ? {} : { 'Content-Length': String(body.length) }),
      Authorization: `Bearer ${service.token}`,
    },
    // As a stream, which the platform neither takes `{{...}}` out of nor writes into its log, where contact data does not belong.
    ...(body === undefined ? {} : { body: Readable.from([body]) }),
  };
}

/** The body's bytes; undefined when there is none. */
function encoded(body: unknown): Buffer | undefined {
  return body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}
