import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultPlan, FaultResponse } from './faults.ts';
import { encoded, readBody, readHeaders, send, sendCutOff, trickle } from './http_io.ts';
import type { RequestLog } from './request_log.ts';
import type { Service, ServiceRequest, ServiceResponse } from './service.ts';

/** What is needed to answer and log a request. */
export interface ListenerParts {
  readonly services: readonly Service[];
  readonly log: RequestLog;
  readonly faults: FaultPlan;
  readonly timers: Set<NodeJS.Timeout>;
}

/**
 * Takes each request to the service with the longest matching mount point, through the planned faults, into the log.
 */
export function listener(parts: ListenerParts): (request: IncomingMessage, out: ServerResponse) => void {
  return (request, out) => {
    serve(parts, request, out).catch((error: unknown) => {
      // The caller hung up, or the sandbox has a bug. Only the socket can be told.
      out.destroy(error instanceof Error ? error : undefined);
    });
  };
}

async function serve(parts: ListenerParts, request: IncomingMessage, out: ServerResponse): Promise<void> {
  const started = performance.now();
  const { service, asked, path } = await readRequest(parts.services, request);
  const name = service?.name ?? '';
  const fault = parts.faults.take(name, asked.method, path, asked.headers.authorization);
  const planned = (method: string, part: string): ServiceResponse | undefined => {
    const within = parts.faults.take(name, method, part);
    return within !== undefined && 'status' in within ? within : undefined;
  };
  const response = encoded(await outcome(service, { ...asked, planned }, fault));
  // Logged before it's sent, so that whoever has the response finds the request in the log.
  const dropped = fault !== undefined && 'drop' in fault;
  parts.log.add({
    method: asked.method,
    service: name,
    path,
    url: request.url ?? '/',
    status: dropped ? 0 : response.status,
    milliseconds: Math.round((performance.now() - started) * 10) / 10,
    headers: asked.headers,
    body: asked.body.toString('utf8'),
    get response() {
      return dropped ? '' : (response.body?.toString('utf8') ?? '');
    },
  });
  sendBy(fault, out, response, parts.timers);
}

/** The request as the service with the longest matching mount point sees it; `path` is the rest, with the query. */
async function readRequest(services: readonly Service[], request: IncomingMessage): Promise<Asked> {
  const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const service = longestMount(services, pathname);
  const mount = service?.mount ?? '';
  const asked: ServiceRequest = {
    method: request.method ?? 'GET',
    path: pathname.slice(mount.length) || '/',
    query: searchParams,
    headers: readHeaders(request),
    body: await readBody(request),
    base: `http://${request.headers.host ?? '127.0.0.1'}${mount}`,
  };
  return { service, asked, path: `${asked.path}${search}` };
}

interface Asked {
  readonly service: Service | undefined;
  readonly asked: ServiceRequest;
  readonly path: string;
}

/** Sends the response, changed by the planned fault. */
function sendBy(fault: FaultResponse | undefined, out: ServerResponse, response: ServiceResponse, timers: Set<NodeJS.Timeout>): void {
  if (fault === undefined) send(out, response);
  else if ('drop' in fault) out.destroy();
  else if ('trickle' in fault) trickle(out, response, fault.trickle, timers);
  else if ('cutOff' in fault) sendCutOff(out, response);
  else send(out, response);
}

/** The response to send: the service's, or the planned one instead. */
async function outcome(service: Service | undefined, asked: ServiceRequest, fault: FaultResponse | undefined): Promise<ServiceResponse> {
  if (fault !== undefined && 'drop' in fault && fault.drop === 'before') return { status: 0 };
  if (fault !== undefined && 'status' in fault) {
    if (fault.performed === true) await perform(service, asked);
    return fault;
  }
  return perform(service, asked);
}

async function perform(service: Service | undefined, asked: ServiceRequest): Promise<ServiceResponse> {
  if (service === undefined) return { status: 404, body: { error: `The sandbox has no service at ${asked.path}.` } };
  try {
    return await service.handle(asked);
  } catch (error) {
    return {
      status: 500,
      body: { error: `Bug in the sandbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` },
    };
  }
}

function longestMount(services: readonly Service[], pathname: string): Service | undefined {
  const fitting = services.filter(({ mount }) => isBelow(mount, pathname));
  return fitting.sort((one, other) => other.mount.length - one.mount.length)[0];
}

const isBelow = (mount: string, pathname: string): boolean => pathname === mount || pathname.startsWith(`${mount}/`);
