import { setImmediate, setTimeout } from 'node:timers';
import type { Clock, Service, ServiceRequest, ServiceResponse } from '../service.ts';
import type { TokenReader } from './access.ts';
import { authenticate, authorize } from './access.ts';
import { isBatch, serveBatch } from './batch_api.ts';
import { GraphError, methodNotAllowed } from './errors.ts';
import { checkRights, type Mailboxes } from './mailboxes.ts';
import { findRoute, type Route } from './routes.ts';
import type { OutlookStore } from './store.ts';
import { refusalResponse, traceOf, withTrace } from './traced_response.ts';

/**
 * The way of every request: token, address, scope, the mailbox's limits, then its handler. Every response carries the
 * trace.
 */
export function graphHandler(mailboxes: Mailboxes, clock: Clock, token: TokenReader): Service['handle'] {
  let served = 0;
  let inFlight = 0;
  const serve = async (request: ServiceRequest): Promise<ServiceResponse> => {
    served += 1;
    const trace = traceOf(request, served);
    let admitted = 0;
    const respond = (): ServiceResponse | Promise<ServiceResponse> => {
      const scopes = authenticate(request.headers.authorization, token);
      const { store, lists, shared, path, start } = mailboxes.find(request.path);
      const { route, ids, ancestors } = findRoute(path);
      const handler = route.methods[request.method];
      if (handler === undefined) throw methodNotAllowed(Object.keys(route.methods));
      if (shared !== undefined && route.permission === 'Tasks') throw notYourTasks(shared.address);
      authorize(scopes, route.permission, scopeMethod(route, request.method), shared !== undefined);
      if (shared !== undefined) checkRights(shared, request.method, ids);
      if (isInMailbox(route)) {
        checkLimit(store, inFlight);
        admitted = 1;
        inFlight += admitted;
        checkMailbox(store);
      }
      const immutable = /IdType\s*=\s*"?ImmutableId"?/i.test(request.headers.prefer ?? '');
      const named = { ...request, path: path.replace(/^\/me(?=\/|$)/i, start) };
      return handler({ request: named, store, start, lists, ids, ancestors, immutable, scopes });
    };
    try {
      const result = await responseOrRefusal(respond);
      // A throttled request is refused at once; all others are held back.
      if (!(result instanceof GraphError && result.status === 429)) await held(mailboxes.own.latency);
      return result instanceof GraphError ? refusalResponse(result, trace, clock()) : withTrace(result, trace);
    } finally {
      inFlight -= admitted;
    }
  };
  return async (request) => {
    if (!isBatch(request)) return await serve(request);
    served += 1;
    const trace = traceOf(request, served);
    try {
      authenticate(request.headers.authorization, token);
      return withTrace(await serveBatch(request, serve), trace);
    } catch (error) {
      if (error instanceof GraphError) return refusalResponse(error, trace, clock());
      throw error;
    }
  };
}

/** To Do's refusal of anyone else's lists. https://github.com/microsoftgraph/microsoft-graph-toolkit/issues/1620 */
function notYourTasks(address: string): GraphError {
  return new GraphError(400, 'invalidRequest', `The x-anchor mailbox '${address}' does not match the target of the request.`);
}

/** Whether the mailbox itself has work, which it limits. */
function isInMailbox({ permission, onlyReads }: Route): boolean {
  return permission !== 'User' && permission !== 'Directory' && onlyReads !== true;
}

/** The method whose scope is needed. */
function scopeMethod({ onlyReads }: Route, method: string): string {
  return onlyReads === true ? 'GET' : method;
}

/** In seconds. */
const RETRY_AFTER = '10';

function checkLimit(store: OutlookStore, inFlight: number): void {
  if (inFlight < store.concurrencyLimit) return;
  throw new GraphError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', { 'retry-after': RETRY_AFTER });
}

function checkMailbox(store: OutlookStore): void {
  if (store.mailboxMissing) {
    throw new GraphError(404, 'MailboxNotEnabledForRESTAPI', 'REST API is not yet supported for this mailbox.');
  }
}

async function responseOrRefusal(respond: () => ServiceResponse | Promise<ServiceResponse>): Promise<ServiceResponse | GraphError> {
  try {
    return await respond();
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
}

/** From node:timers, because tests replace the global ones. */
function held(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds > 0) setTimeout(resolve, milliseconds);
    else setImmediate(resolve);
  });
}
