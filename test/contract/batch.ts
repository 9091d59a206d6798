import { isRecord, parseJson } from '../../sandbox/json.ts';
import type { Exchange } from './exchange.ts';

/**
 * The exchange, and behind a batch of Graph each request in it with its own answer: no document is about batches, and every one of their
 * parts is in one. https://learn.microsoft.com/graph/json-batching
 */
export function withParts(exchange: Exchange): Exchange[] {
  const { service, path, headers, body, answer } = exchange.record;
  if (service !== 'outlook' || path !== '/$batch') return [exchange];
  const answers = listIn(answer, 'responses');
  const parts = listIn(body, 'requests').flatMap((request): Exchange[] => {
    const said = answers.find(({ id }) => id === request.id);
    if (said === undefined) return [];
    const own = isRecord(request.headers)
      ? Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), String(value)])
      : [];
    const record = {
      ...exchange.record,
      method: String(request.method),
      path: String(request.url),
      status: Number(said.status),
      headers: { ...headers, ...Object.fromEntries(own) },
      body: request.body === undefined ? '' : JSON.stringify(request.body),
      answer: said.body === undefined ? '' : JSON.stringify(said.body),
    };
    return [{ ...exchange, record }];
  });
  return [exchange, ...parts];
}

function listIn(json: string, key: string): Record<string, unknown>[] {
  const value = parseJson(json);
  const list = isRecord(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
