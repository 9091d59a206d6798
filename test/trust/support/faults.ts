import type { FaultResponse } from '../../../sandbox/faults.ts';
import type { World } from '../../support/world.ts';
import { idsAlone, numbersAsIds, numbersAsTexts, withoutIds } from './altered_responses.ts';
import { BEGINNING } from './clock.ts';
import type { Step } from './steps.ts';

/** What the person sees. */
export interface Verdict {
  /** The name of the error; undefined if the step succeeds as usual. */
  readonly error?: string;
  readonly code?: string;
  /** Seconds that the platform is asked to wait; null if the service doesn't say. */
  readonly delay?: number | null;
  /** The message says that the write may have been done. */
  readonly uncertain?: boolean;
  /** Additional requests. */
  readonly more?: number;
  /** The step succeeds, and the log names what was left out because it couldn't be read. */
  readonly leftOut?: boolean;
  /**
   * The response was well-formed but about another contact. Every consequence is right as long as the message says so.
   */
  readonly follows?: boolean;
}

/** One way in which a service fails. */
export interface Fault {
  readonly name: string;
  /** How many requests it affects; by default, all of them. */
  readonly times?: number;
  /** Whether the platform runs the step again, which must then succeed. */
  readonly again?: boolean;
  /** Null if the fault makes no sense for this request. */
  readonly response: (step: Step, world: World, elsewhere: string) => FaultResponse | null;
  readonly reading: Verdict;
  readonly writing: Verdict;
  /**
   * Which requests are sent again after it: everything that was refused because it came too early, or only reads, if
   * the service fails for a moment.
   */
  readonly repeats?: 'all' | 'reads';
  /** Whether a write is done anyway. */
  readonly performed?: boolean;
}

export const FINE: Verdict = {};
/** Longer than a run, so that nothing waits for it. */
const SECONDS = 60;
export const stop = (code: string): Verdict => ({ error: 'AppError', code });
const later = (delay: number | null): Verdict => ({ error: 'ThrottledError', delay });
const refresh: Verdict = { error: 'RefreshAuthError' };
const uncertain = (code: string): Verdict => ({ error: 'AppError', code, uncertain: true });
const same = (verdict: Verdict) => ({ reading: verdict, writing: verdict });
const BROKEN = { reading: stop('service_error'), writing: uncertain('unknown_outcome') };
const LOST = { reading: stop('service_error'), writing: uncertain('unknown_outcome') };
const UNREADABLE = { reading: stop('unexpected_response'), writing: uncertain('unknown_outcome'), performed: true };

const refused =
  (status: number, headers: Readonly<Record<string, string>> = {}) =>
  (_step: Step, { accountType }: World): FaultResponse => {
    const response = accountType.responses.refusal(status, 'Said by the service', 'trace-of-the-case');
    return { ...response, headers: { ...response.headers, ...headers } };
  };
const said =
  (body: string, type: string) =>
  // A 204 has no body.
  ({ status }: Step): FaultResponse => ({
    status: status === 204 ? 200 : status,
    headers: { 'content-type': type },
    body,
    performed: true,
  });
/** The service's own response with a change in it. */
const altered =
  (change: (json: string) => unknown) =>
  ({ status, response }: Step): FaultResponse | null => {
    const body = response === '' ? null : change(response);
    return body === null ? null : { status, body, performed: true };
  };

const HTML = '<!doctype html><html><body><h1>Bad Gateway of Example Proxy</h1></body></html>';
export const FAULTS: readonly Fault[] = [
  { name: '429 with seconds', response: refused(429, { 'retry-after': String(SECONDS) }), ...same(later(SECONDS)) },
  {
    name: '429 with a date',
    response: refused(429, { 'retry-after': new Date(BEGINNING + SECONDS * 1000).toUTCString() }),
    ...same(later(SECONDS)),
  },
  {
    name: '429 with rate headers',
    response: (step, world) => {
      const headers = world.accountType.responses.throttling?.(SECONDS);
      return headers === undefined ? null : refused(429, headers)(step, world);
    },
    ...same(later(SECONDS)),
  },
  { name: '429 without a word', response: refused(429), repeats: 'all', ...same({ error: 'ThrottledError' }) },
  { name: '429 without a word, twice', times: 2, response: refused(429), repeats: 'all', ...same(FINE) },
  { name: '429 with a second, twice', times: 2, response: refused(429, { 'retry-after': '1' }), repeats: 'all', ...same(FINE) },
  { name: '503 twice', times: 2, response: refused(503), repeats: 'reads', reading: FINE, writing: uncertain('unknown_outcome') },
  {
    name: '503 with a second, after the write was done',
    times: 1,
    response: (step, world) => ({ ...refused(503, { 'retry-after': '1' })(step, world), performed: true }),
    repeats: 'reads',
    reading: FINE,
    writing: uncertain('unknown_outcome'),
    performed: true,
  },
  {
    name: 'a socket dropped once',
    times: 1,
    response: () => ({ drop: 'before' }),
    repeats: 'reads',
    reading: FINE,
    writing: uncertain('unknown_outcome'),
  },
  { name: '401 once', times: 1, again: true, response: refused(401), ...same(refresh) },
  { name: '401 always', response: refused(401), ...same(refresh) },
  { name: '403', response: refused(403), ...same(stop('forbidden')) },
  // Says nothing about the requested thing.
  {
    name: '404 of a gateway',
    response: () => ({ status: 404, headers: { 'content-type': 'text/html' }, body: HTML }),
    ...same(stop('service_error')),
  },
  { name: '409', response: refused(409), ...same(stop('conflict')) },
  { name: '412', response: refused(412), ...same(stop('conflict')) },
  { name: '422', response: refused(422), ...same(stop('invalid_input')) },
  { name: '500', response: refused(500), ...BROKEN },
  {
    name: '502 of HTML',
    response: () => ({ status: 502, headers: { 'content-type': 'text/html' }, body: HTML }),
    repeats: 'reads',
    ...BROKEN,
  },
  { name: '503', response: refused(503), repeats: 'reads', ...BROKEN },
  {
    name: '503 with a delay',
    response: refused(503, { 'retry-after': String(SECONDS) }),
    reading: later(SECONDS),
    writing: uncertain('unknown_outcome'),
  },
  { name: '504', response: refused(504), repeats: 'reads', ...BROKEN },
  { name: 'an empty 200', response: () => ({ status: 200, performed: true }), ...UNREADABLE },
  { name: 'cut-off JSON', response: ({ response }) => (response === '' ? null : { cutOff: true }), ...UNREADABLE },
  { name: 'HTML in place of JSON', response: said(HTML, 'text/html'), ...UNREADABLE },
  {
    name: 'the wrong content type',
    times: 1,
    response: ({ status, response }) =>
      response === '' ? null : { status, headers: { 'content-type': 'text/plain' }, body: response, performed: true },
    ...same(FINE),
    performed: true,
  },
  { name: 'ids that are numbers', response: altered(numbersAsIds), ...UNREADABLE },
  { name: 'ids that are missing', response: altered(withoutIds), ...UNREADABLE },
  { name: 'texts that are numbers', times: 1, response: altered(numbersAsTexts), ...same(FINE), performed: true },
  { name: 'nothing but ids', times: 1, response: altered(idsAlone), ...same(FINE), performed: true },
  {
    name: 'a redirect to another host',
    response: (_step, _world, elsewhere) => ({ status: 302, headers: { location: elsewhere } }),
    ...same(stop('unexpected_response')),
  },
  { name: 'a socket dropped before', response: () => ({ drop: 'before' }), repeats: 'reads', ...LOST },
  { name: 'a socket dropped after', response: () => ({ drop: 'after' }), repeats: 'reads', ...LOST, performed: true },
];
