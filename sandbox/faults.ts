import { isRecord } from './json.ts';
import type { ServiceResponse } from './service.ts';

/**
 * What goes wrong: another response (the service still does the work if `performed`), a broken connection, a slow or a
 * cut body.
 */
export type FaultResponse =
  | (ServiceResponse & { readonly performed?: boolean })
  | { readonly drop: 'before' | 'after' }
  | { readonly trickle: number }
  | { readonly cutOff: true };

/** One planned fault. It answers the first `times` requests that match (default 1). */
export interface Fault {
  readonly service?: string;
  readonly method?: string;
  /** Tested on the path below the service's mount point, with the query. */
  readonly path?: RegExp;
  /** The access token of the request, so that a late request of another run doesn't take the fault. */
  readonly token?: string;
  readonly times?: number;
  /** How many matching requests pass first (default 0). */
  readonly after?: number;
  readonly response: FaultResponse;
}

/** A fault that waits for requests, and how many are left. */
export interface PlannedFault {
  readonly fault: Fault;
  readonly left: number;
}

/** The planned faults, oldest first. */
export class FaultPlan {
  #waiting: { readonly fault: Fault; left: number; passing: number }[] = [];

  /** Those that no request has used up yet. */
  get waiting(): readonly PlannedFault[] {
    return this.#waiting;
  }

  plan(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1, passing: fault.after ?? 0 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault for this request, which counts as used; undefined if none was planned. */
  take(service: string, method: string, path: string, authorization = ''): FaultResponse | undefined {
    const item = this.#waiting.find(
      ({ fault, left }) =>
        left > 0 && matches(fault, service, method, path) && (fault.token === undefined || authorization === `Bearer ${fault.token}`),
    );
    if (item === undefined) return undefined;
    if (item.passing > 0) {
      item.passing -= 1;
      return undefined;
    }
    item.left -= 1;
    if (item.left === 0) this.#waiting = this.#waiting.filter((other) => other !== item);
    return item.fault.response;
  }
}

/** Reads a fault from its JSON form (`path` is the source of the expression). A string says what's wrong with it. */
export function readFault(json: unknown): Fault | string {
  if (!isRecord(json)) return 'The body must be a JSON object.';
  const { service, method, path, times } = json;
  const response = readResponse(json.response);
  if (typeof response === 'string') return response;
  if (times !== undefined && (typeof times !== 'number' || !Number.isInteger(times) || times < 1))
    return '"times" must be a whole number from 1.';
  const expression = typeof path === 'string' ? readExpression(path) : undefined;
  if (typeof path === 'string' && expression === undefined) return '"path" must be the source of a regular expression.';
  return {
    response,
    ...(typeof service === 'string' ? { service } : {}),
    ...(typeof method === 'string' ? { method } : {}),
    ...(expression === undefined ? {} : { path: expression }),
    ...(times === undefined ? {} : { times }),
  };
}

function readResponse(response: unknown): FaultResponse | string {
  const needed = '"response" must have one of status, drop ("before" or "after"), trickle (milliseconds), cutOff (true).';
  if (!isRecord(response)) return needed;
  const { drop, trickle, cutOff, status, body, headers, performed } = response;
  if (drop === 'before' || drop === 'after') return { drop };
  if (typeof trickle === 'number') return { trickle };
  if (cutOff === true) return { cutOff };
  if (typeof status !== 'number') return needed;
  const texts = isRecord(headers) ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])) : {};
  return { status, body, headers: texts, performed: performed === true };
}

function readExpression(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}

function matches(fault: Fault, service: string, method: string, path: string): boolean {
  return (
    (fault.service === undefined || fault.service === service) &&
    (fault.method === undefined || fault.method.toUpperCase() === method) &&
    // search, not test, because an expression with the g flag remembers where it stopped.
    (fault.path === undefined || path.search(fault.path) >= 0)
  );
}
