import { isRecord, parseJson } from '../../sandbox/json.ts';
import type { Call } from './call.ts';

/**
 * The call, and for a batch of Graph also each request in it with its own response. No document describes batches, but
 * one describes every part. https://learn.microsoft.com/graph/json-batching
 */
export function withParts(call: Call): Call[] {
  const { service, path, headers, body, response } = call.record;
  if (service !== 'outlook' || path !== '/$batch') return [call];
  const responses = listIn(response, 'responses');
  const parts = listIn(body, 'requests').flatMap((request): Call[] => {
    const said = responses.find(({ id }) => id === request.id);
    if (said === undefined) return [];
    const own = isRecord(request.headers)
      ? Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), String(value)])
      : [];
    const record = {
      ...call.record,
      method: String(request.method),
      path: String(request.url),
      status: Number(said.status),
      headers: { ...headers, ...Object.fromEntries(own) },
      body: request.body === undefined ? '' : JSON.stringify(request.body),
      response: said.body === undefined ? '' : JSON.stringify(said.body),
    };
    return [{ ...call, record }];
  });
  return [call, ...parts];
}

function listIn(json: string, key: string): Record<string, unknown>[] {
  const value = parseJson(json);
  const list = isRecord(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
