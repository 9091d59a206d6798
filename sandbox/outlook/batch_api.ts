import { isRecord } from '../json.ts';
import type { ServiceRequest, ServiceResponse } from '../service.ts';
import { badRequest, type GraphError, resourceNotFound } from './errors.ts';
import type { JsonObject } from './json.ts';
import { readObject } from './json.ts';

/** Whether this is JSON batching. https://learn.microsoft.com/graph/json-batching */
export function isBatch({ method, path }: ServiceRequest): boolean {
  return method === 'POST' && /^\/(\$|%24)batch$/i.test(path);
}

/**
 * POST /$batch: each item is served as if it came alone, four at a time, and the responses come in another order than
 * the requests. `dependsOn` isn't imitated. Throws a GraphError if the batch itself is wrong.
 */
export async function serveBatch(
  request: ServiceRequest,
  serve: (item: ServiceRequest) => Promise<ServiceResponse>,
): Promise<Required<Pick<ServiceResponse, 'status' | 'body'>>> {
  const items = itemsOf(request);
  const responses: JsonObject[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE)
    responses.push(
      ...(await Promise.all(
        items.slice(start, start + AT_ONCE).map(async (item) => responseOf(item, await serveItem(request, item, serve))),
      )),
    );
  return { status: 200, body: { responses: shuffled(responses) } };
}

/** The limit of one batch. */
const REQUESTS_LIMIT = 20;
/**
 * How many items of a batch Outlook works on at the same time.
 * https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits
 */
const AT_ONCE = 4;

function itemsOf({ body, headers }: ServiceRequest): readonly JsonObject[] {
  const { requests } = readObject(body, headers['content-type']);
  if (!Array.isArray(requests) || requests.length === 0 || !requests.every(isRecord)) throw badRequest('Invalid batch payload format.');
  if (requests.length > REQUESTS_LIMIT) throw badRequest(`Number of batch request steps exceeds the maximum value of ${REQUESTS_LIMIT}.`);
  const ids = requests.map(({ id }) => id);
  if (ids.some((id) => typeof id !== 'string' || id === '')) throw badRequest('Every request of a batch needs an id.');
  if (new Set(ids).size < ids.length) throw badRequest('The ids of the requests of a batch must be different.');
  return requests;
}

async function serveItem(
  outer: ServiceRequest,
  item: JsonObject,
  serve: (item: ServiceRequest) => Promise<ServiceResponse>,
): Promise<ServiceResponse> {
  const wrong = (error: GraphError): ServiceResponse => ({
    status: error.status,
    headers: { 'content-type': 'application/json' },
    body: { error: { code: error.code, message: error.message } },
  });
  const { method, url, headers = {}, body, dependsOn } = item;
  if (dependsOn !== undefined || typeof method !== 'string' || typeof url !== 'string' || !isRecord(headers))
    return wrong(badRequest('A request of a batch needs a method and a url.'));
  if (/^https?:/i.test(url)) return wrong(resourceNotFound(url));
  const { pathname, search, searchParams } = new URL(`http://graph/${url.replace(/^\//, '')}`);
  const names = Object.entries(headers).map(([name, value]): [string, string] => [name.toLowerCase(), String(value)]);
  const own = Object.fromEntries(names);
  if (body !== undefined && own['content-type'] === undefined)
    return wrong(badRequest('A request of a batch with a body needs a Content-Type.'));
  const planned = outer.planned?.(method, `${pathname}${search}`);
  if (planned !== undefined) return planned;
  return await serve({
    method,
    path: pathname,
    query: searchParams,
    // Only the sign-in is taken from the batch.
    headers: { ...(outer.headers.authorization === undefined ? {} : { authorization: outer.headers.authorization }), ...own },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    base: outer.base,
  });
}

function responseOf({ id }: JsonObject, { status, headers, body }: ServiceResponse): JsonObject {
  const encoded = Buffer.isBuffer(body) ? body.toString('base64') : body;
  return {
    id,
    status,
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [spelled(name), value])),
    body: encoded,
  };
}

/** `Retry-After`, `Content-Type`: the vendor's spelling. */
function spelled(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** The same order every time, and never that of two or more requests. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  return [...items.filter((_, index) => index % 2 === 1), ...items.filter((_, index) => index % 2 === 0).reverse()];
}
