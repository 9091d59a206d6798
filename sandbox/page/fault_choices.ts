import type { Responses } from '../account.ts';
import { accountTypes } from '../accounts.ts';
import type { FaultAnswer, PlannedFault } from '../faults.ts';

/** A service as the page calls it. */
export interface ServiceChoice {
  readonly key: string;
  readonly label: string;
}

export function serviceChoice(key: string): ServiceChoice {
  return { key, label: accountTypes[key]?.label ?? OTHERS[key] ?? key };
}

/** Services that are no account type. */
const OTHERS: Readonly<Record<string, string>> = { entra: 'Microsoft sign-in' };

/** The faults that a person can choose, in the vendor's own words where it has any. */
const FAULTS: Readonly<Record<string, { readonly label: string; readonly answer: (vendor: Vendor) => FaultAnswer }>> = {
  unauthorized: { label: '401: sign-in refused', answer: (vendor) => vendor.refusal(401, SAID, TRACE) },
  forbidden: { label: '403: not allowed', answer: (vendor) => vendor.refusal(403, SAID, TRACE) },
  no_route: { label: '404: no such address', answer: ({ routeNotFound }) => routeNotFound },
  throttled_delay: { label: '429: try again in 30 s', answer: throttled },
  throttled: { label: '429: no delay given', answer: (vendor) => vendor.refusal(429, SAID, TRACE) },
  broken: { label: '500: server error', answer: (vendor) => vendor.refusal(500, SAID, TRACE) },
  html: { label: 'HTML instead of JSON', answer: () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: HTML }) },
  cut_off: { label: 'Cut-off response', answer: () => ({ cutOff: true }) },
  slow: { label: 'Slow response (12 s)', answer: () => ({ trickle: 12_000 }) },
};

/** The faults to choose from. */
export const faultChoices: readonly ServiceChoice[] = Object.entries(FAULTS).map(([key, { label }]) => ({ key, label }));

/** The chosen fault as this service sends it; undefined when there is no such choice. */
export function chosenFault(key: string, service: string): FaultAnswer | undefined {
  return Object.hasOwn(FAULTS, key) ? FAULTS[key]?.answer(accountTypes[service]?.responses ?? SIGN_IN) : undefined;
}

type Vendor = Pick<Responses, 'refusal' | 'routeNotFound' | 'throttling'>;

/** A sign-in says it as OAuth does. */
const SIGN_IN: Vendor = {
  refusal: (status, error_description) => ({
    status,
    body: { error: status < 500 ? 'invalid_request' : 'server_error', error_description },
  }),
  routeNotFound: { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' },
};

function throttled(vendor: Vendor): FaultAnswer {
  const { headers, ...answer } = vendor.refusal(429, SAID, TRACE);
  return { ...answer, headers: { ...headers, ...vendor.throttling?.(DELAY), 'retry-after': String(DELAY) } };
}

const SAID = 'A fault that was added in the sandbox.';
const TRACE = 'sandbox-fault';
/** Seconds: longer than a run lasts. */
const DELAY = 30;
const HTML = '<!doctype html><html><body><h1>Example proxy</h1></body></html>';

/** A planned fault as the page lists it. */
export interface FaultView {
  readonly service: string;
  readonly text: string;
  readonly left: number;
}

/** Faults that were planned elsewhere are described too. */
export function faultView({ fault: { service, method, path, answer }, left }: PlannedFault): FaultView {
  const only = [method, path?.source].filter((part) => part !== undefined).join(' ');
  return {
    service: service === undefined ? 'Every service' : serviceChoice(service).label,
    text: `${textOf(answer)}${only === '' ? '' : `, only ${only}`}`,
    left,
  };
}

function textOf(answer: FaultAnswer): string {
  if ('drop' in answer) return 'closed connection';
  if ('cutOff' in answer) return 'cut-off response';
  if ('trickle' in answer) return `slow response (${answer.trickle / 1000} s)`;
  const delay = answer.headers?.['retry-after'];
  const isHtml = answer.headers?.['content-type']?.startsWith('text/html') === true;
  return [String(answer.status), ...(delay === undefined ? [] : [`try again in ${delay} s`]), ...(isHtml ? ['HTML'] : [])].join(', ');
}
