import type { Responses } from '../account.ts';
import { accountTypes } from '../accounts.ts';
import type { FaultResponse, PlannedFault } from '../faults.ts';

/** A service, with its name on the page. */
export interface ServiceChoice {
  readonly key: string;
  readonly label: string;
}

export function serviceChoice(key: string): ServiceChoice {
  return { key, label: accountTypes[key]?.label ?? OTHERS[key] ?? key };
}

/** Services that aren't account types. */
const OTHERS: Readonly<Record<string, string>> = { entra: 'Microsoft sign-in' };

/** The faults that a person can choose, in the vendor's own words if it has any. */
const FAULTS: Readonly<Record<string, { readonly label: string; readonly response: (vendor: Vendor) => FaultResponse }>> = {
  unauthorized: { label: '401: sign-in refused', response: (vendor) => vendor.refusal(401, SAID, TRACE) },
  forbidden: { label: '403: not allowed', response: (vendor) => vendor.refusal(403, SAID, TRACE) },
  no_route: { label: '404: no such address', response: ({ routeNotFound }) => routeNotFound },
  throttled_delay: { label: '429: try again in 30 s', response: throttled },
  throttled: { label: '429: no delay given', response: (vendor) => vendor.refusal(429, SAID, TRACE) },
  broken: { label: '500: server error', response: (vendor) => vendor.refusal(500, SAID, TRACE) },
  html: { label: 'HTML instead of JSON', response: () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: HTML }) },
  cut_off: { label: 'Cut-off response', response: () => ({ cutOff: true }) },
  slow: { label: 'Slow response (12 s)', response: () => ({ trickle: 12_000 }) },
};

export const faultChoices: readonly ServiceChoice[] = Object.entries(FAULTS).map(([key, { label }]) => ({ key, label }));

/** The chosen fault as this service sends it; undefined for an unknown choice. */
export function chosenFault(key: string, service: string): FaultResponse | undefined {
  return Object.hasOwn(FAULTS, key) ? FAULTS[key]?.response(accountTypes[service]?.responses ?? SIGN_IN) : undefined;
}

type Vendor = Pick<Responses, 'refusal' | 'routeNotFound' | 'throttling'>;

/** A sign-in uses OAuth's words. */
const SIGN_IN: Vendor = {
  refusal: (status, error_description) => ({
    status,
    body: { error: status < 500 ? 'invalid_request' : 'server_error', error_description },
  }),
  routeNotFound: { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' },
};

function throttled(vendor: Vendor): FaultResponse {
  const { headers, ...response } = vendor.refusal(429, SAID, TRACE);
  return { ...response, headers: { ...headers, ...vendor.throttling?.(DELAY), 'retry-after': String(DELAY) } };
}

const SAID = 'A fault that was added in the sandbox.';
const TRACE = 'sandbox-fault';
/** Seconds: longer than a run. */
const DELAY = 30;
const HTML = '<!doctype html><html><body><h1>Example proxy</h1></body></html>';

/** A planned fault in the page's list. */
export interface FaultView {
  readonly service: string;
  readonly text: string;
  readonly left: number;
}

/** Faults that were planned elsewhere are described, too. */
export function faultView({ fault: { service, method, path, response }, left }: PlannedFault): FaultView {
  const only = [method, path?.source].filter((part) => part !== undefined).join(' ');
  return {
    service: service === undefined ? 'Every service' : serviceChoice(service).label,
    text: `${textOf(response)}${only === '' ? '' : `, only ${only}`}`,
    left,
  };
}

function textOf(response: FaultResponse): string {
  if ('drop' in response) return 'closed connection';
  if ('cutOff' in response) return 'cut-off response';
  if ('trickle' in response) return `slow response (${response.trickle / 1000} s)`;
  const delay = response.headers?.['retry-after'];
  const isHtml = response.headers?.['content-type']?.startsWith('text/html') === true;
  return [String(response.status), ...(delay === undefined ? [] : [`try again in ${delay} s`]), ...(isHtml ? ['HTML'] : [])].join(', ');
}
