import { isRecord, parseJson } from '../../sandbox/json.ts';
import type { RequestRecord } from '../../sandbox/request_log.ts';
import type { Call } from './call.ts';
import type { Judge } from './judge.ts';

/** Ways to spoil a good call; the judge must notice each. */
const SPOILED: Readonly<Record<string, (record: RequestRecord) => RequestRecord | undefined>> = {
  'another path': (record) => ({ ...record, path: `/elsewhere${record.path}` }),
  'a query parameter that there is not': (record) => ({
    ...record,
    path: `${record.path}${record.path.includes('?') ? '&' : '?'}no_such_parameter=1`,
  }),
  'a request without a token': ({ headers: { authorization, ...headers }, ...record }) =>
    authorization === undefined || namesNoToken(record) ? undefined : { ...record, headers },
  'a request without Version': ({ headers: { version, ...headers }, ...record }) =>
    version === undefined ? undefined : { ...record, headers },
  'an old Version': (record) =>
    record.headers.version === undefined ? undefined : { ...record, headers: { ...record.headers, version: '2021-04-15' } },
  'a property that there is not': (record) => withBody(record, (body) => ({ ...body, noSuchProperty: 1 })),
  'a text in place of a list': (record) => withBody(record, (body) => spoilList(body)),
  'a response with another status': (record) => ({ ...record, status: 299 }),
  'a response that is no JSON': (record) => (isRecord(parseJson(record.response)) ? { ...record, response: '<html>' } : undefined),
};

/** Spoils one call of each endpoint in every possible way, and returns the ways that the judge didn't notice. */
export function unseen(judge: Judge, calls: readonly Call[]): { readonly tried: number; readonly unseen: readonly string[] } {
  const attempts = calls.flatMap((call) => attemptsAt(judge, call));
  return { tried: attempts.length, unseen: attempts.filter(({ seen }) => !seen).map(({ name }) => name) };
}

function attemptsAt(judge: Judge, call: Call): { readonly name: string; readonly seen: boolean }[] {
  const { checked, findings, endpoint } = judge.judge(call);
  // Nothing more is known of an excused status.
  if (findings.some(({ rule }) => rule === 'unknown status')) return [];
  return Object.entries(SPOILED).flatMap(([way, spoil]) => {
    const record = spoil(call.record);
    if (record === undefined || !checked.includes(way.startsWith('a response that') ? 'response' : 'request')) return [];
    const spoiled = judge.judge({ ...call, record });
    return [{ name: `${endpoint}: ${way}`, seen: spoiled.findings.some(({ exception }) => exception === undefined) }];
  });
}

/** Where the documents say nothing of a token: Graph's everywhere, HighLevel's for the bulk calls. */
function namesNoToken({ service, path }: Pick<RequestRecord, 'service' | 'path'>): boolean {
  return service === 'outlook' || path.startsWith('/contacts/bulk/');
}

function withBody(record: RequestRecord, change: (body: Record<string, unknown>) => unknown): RequestRecord | undefined {
  const body = parseJson(record.body);
  // The schema of a search names nothing, so it forbids nothing.
  if (!isRecord(body) || record.path === '/contacts/search') return undefined;
  const changed = change(body);
  return changed === undefined ? undefined : { ...record, body: JSON.stringify(changed) };
}

function spoilList(body: Record<string, unknown>): unknown {
  const name = Object.keys(body).find((key) => Array.isArray(body[key]));
  return name === undefined ? undefined : { ...body, [name]: 'a text' };
}
