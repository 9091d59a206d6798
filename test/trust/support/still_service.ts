import { Readable } from 'node:stream';
import type { ZObject } from 'zapier-platform-core';

/** The names of every account type's lists, all of them empty, and a single thing. */
const LISTS = { contacts: [], value: [], tags: [], customFields: [], tasks: [], notes: [], events: [], total: 0 };
const ONE = { id: 'c1', contact: { id: 'c1' }, task: { id: 't1' }, note: { id: 'n1' }, data: { id: 'c1' } };

/**
 * The platform with a service that answers at once with empty content, without a network, so that all time is the app's
 * own.
 */
export function stillPlatform(): ZObject {
  const response = ({ method, url }: { method: string; url: string }) => {
    const single = method !== 'GET' || /\/c1(?:$|[/?])/.test(url);
    const bytes = Buffer.from(JSON.stringify({ ...LISTS, ...(single ? ONE : { ...ONE, data: [] }) }));
    const headers = new Headers({ 'content-type': 'application/json', 'content-length': String(bytes.length) });
    return Promise.resolve({ status: 200, headers, body: Readable.from([bytes]), buffer: () => Promise.resolve(bytes) });
  };
  const nothing = () => Promise.resolve(null);
  const parts: Readonly<Record<string, unknown>> = {
    request: response,
    cache: { get: nothing, set: nothing, delete: nothing },
    dehydrateFile: () => 'hydrate|||',
  };
  return new Proxy(Object.create(null), { get: (_target, name) => parts[String(name)] });
}
