import type { FaultResponse } from '../../../sandbox/faults.ts';
import type { RequestRecord } from '../../../sandbox/request_log.ts';
import type { Sandbox } from '../../../sandbox/server.ts';

/** One request of an operation without faults. */
export interface Step {
  readonly method: string;
  /** Below the service's mount point, without the query. */
  readonly path: string;
  /** How many requests with the same method and path come before it. */
  readonly earlier: number;
  readonly writes: boolean;
  /** Whether an earlier request of the operation has written. */
  readonly afterWrite: boolean;
  readonly status: number;
  readonly response: string;
}

/** The requests of a successful run, in order. */
export function stepsOf(requests: readonly RequestRecord[]): Step[] {
  const steps: Step[] = [];
  for (const { method, path: whole, status, response } of requests) {
    const path = whole.split('?')[0] ?? whole;
    const earlier = steps.filter((step) => step.method === method && step.path === path).length;
    // The search of the Contacts API and the batches of Graph are POSTs that write nothing.
    const writes = method !== 'GET' && !path.endsWith('/contacts/search') && path !== '/$batch';
    steps.push({ method, path, earlier, writes, afterWrite: steps.some((step) => step.writes), status, response });
  }
  return steps;
}

/** The requests of one run, by its token. */
export interface Whose {
  readonly service: string;
  readonly token: string;
}

/** Plans the fault for this request of the operation and for later ones of its kind. */
export function planAt(sandbox: Sandbox, whose: Whose, { method, path, earlier }: Step, response: FaultResponse, times = 1000): void {
  const where = { ...whose, method, path: new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:\\?|$)`) };
  // A response that takes a millisecond is a normal one, so this lets the earlier requests through.
  if (earlier > 0) sandbox.plan({ ...where, times: earlier, response: { trickle: 1 } });
  sandbox.plan({ ...where, times, response });
}
