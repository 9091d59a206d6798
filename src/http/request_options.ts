import { Readable } from 'node:stream';
import type { HttpRequestOptions } from 'zapier-platform-core';
import type { HttpRequest } from './request.ts';
import type { Service } from './service.ts';
import { isBelowAny, urlOf } from './url.ts';

/** The options of a request for the platform's client. */
export function requestOptions(
  service: Service,
  request: Omit<HttpRequest<unknown>, 'schema' | 'saved' | 'preview'>,
): HttpRequestOptions & { readonly url: string } {
  const body = encoded(request.body);
  const url = urlOf(service, request);
  return {
    url: url.href,
    method: request.method,
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
      ...service.headers,
      ...request.headers,
      ...(body === undefined ? {} : { 'Content-Length': String(body.length) }),
      ...(isBelowAny(url, service.bases) ? { Authorization: `Bearer ${service.token}` } : {}),
    },
    // As a stream, so that the platform doesn't remove `{{...}}` from it or log it with its contact data.
    ...(body === undefined ? {} : { body: Readable.from([body]) }),
  };
}

/** The body's bytes; undefined if there is none. */
function encoded(body: unknown): Buffer | undefined {
  return body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}
