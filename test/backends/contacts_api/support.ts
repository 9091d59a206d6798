import nock from 'nock';
import type { AuthData, Connection } from '../../../src/backends/backend.ts';
import { contactsApi } from '../../../src/backends/contacts_api/index.ts';
import { highlevel } from '../../../src/backends/contacts_api/index_highlevel.ts';
import { connect } from '../../../src/operation.ts';
import { onPlatform } from '../../http/support.ts';

export const API = 'https://services.leadconnectorhq.com';
export const TOKEN = 'access-of-ada';
export const LOCATION = 'location1';
const ACCOUNT: AuthData = { access: 'write', access_token: TOKEN, location_id: LOCATION, company_id: 'company1' };

/** One run with a connection through Microsoft's sign-in; `account` overrides its auth data. */
export function inRun<T>(work: (connection: Connection) => Promise<T>, account: AuthData = {}, timezone: string | null = null): Promise<T> {
  return onPlatform((z) => work(connect(z, contactsApi, { ...ACCOUNT, account_type: 'contacts_api', ...account }, timezone)));
}

/** Several runs one after the other, with a shared cache. */
export function inRuns<T>(times: number, work: (connection: Connection) => Promise<T>, account: AuthData = {}): Promise<T[]> {
  return onPlatform(async (z) => {
    const results: T[] = [];
    for (let time = 0; time < times; time += 1) results.push(await work(connect(z, contactsApi, { ...ACCOUNT, ...account }, null)));
    return results;
  });
}

/** One run with a connection to HighLevel. */
export function inHighlevelRun<T>(work: (connection: Connection) => Promise<T>, account: AuthData = {}): Promise<T> {
  return onPlatform((z) => work(connect(z, highlevel, { ...ACCOUNT, ...account }, null)));
}

/** What a request must be; without `body`, it must not have one. */
interface Planned {
  readonly query?: Record<string, string>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly status?: number;
  readonly headers?: Record<string, string>;
}

/** Plans one request, which must be exactly this, and its response. */
export function plan(
  method: string,
  path: string,
  response: unknown,
  { query = {}, body, status = 200, headers = {} }: Planned = {},
): void {
  const reqheaders = { authorization: `Bearer ${TOKEN}`, version: '2021-07-28', accept: 'application/json' };
  nock(API, { reqheaders })
    .intercept(path, method, body === undefined ? '' : (sent) => JSON.stringify(sorted(sent)) === JSON.stringify(sorted(body)))
    .query(query)
    // As often as a read is tried.
    .times(PASSING.includes(status) ? 4 : 1)
    .reply(status, typeof response === 'string' ? response : JSON.stringify(response), headers);
}

const PASSING = [429, 502, 503, 504];

/** One page of the search, and its expected request. */
export function planSearch(body: Record<string, unknown>, contacts: readonly unknown[], more: Record<string, unknown> = {}): void {
  const asked = JSON.parse(JSON.stringify({ locationId: LOCATION, ...body }));
  plan('POST', '/contacts/search', { contacts, traceId: 'trace', ...more }, { body: asked });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
