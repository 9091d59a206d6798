import type { ServiceRequest, ServiceResponse } from '../service.ts';
import type { GraphError } from './errors.ts';

/** What Microsoft's support needs. */
export interface Trace {
  readonly requestId: string;
  readonly clientRequestId: string;
}

/**
 * The service's own ID is counted, so that two runs are alike. The client's is echoed; without one, it's the service's.
 */
export function traceOf(request: ServiceRequest, served: number): Trace {
  const requestId = `5d0c0de0-0000-4000-8000-${served.toString(16).padStart(12, '0')}`;
  return { requestId, clientRequestId: request.headers['client-request-id'] ?? requestId };
}

export function withTrace(response: ServiceResponse, trace: Trace): ServiceResponse {
  const isJson = response.body !== undefined && typeof response.body !== 'string' && !Buffer.isBuffer(response.body);
  return { ...response, headers: { ...(isJson ? JSON_TYPE : {}), ...response.headers, ...traceHeaders(trace) } };
}

export function refusalResponse(error: GraphError, trace: Trace, now: number): ServiceResponse {
  const innerError = {
    date: new Date(now).toISOString().slice(0, 19),
    'request-id': trace.requestId,
    'client-request-id': trace.clientRequestId,
  };
  return {
    status: error.status,
    headers: { 'content-type': 'application/json', ...error.headers, ...traceHeaders(trace) },
    body: { error: { code: error.code, message: error.message, innerError } },
  };
}

const JSON_TYPE = { 'content-type': 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8' };

function traceHeaders(trace: Trace): Record<string, string> {
  return { 'request-id': trace.requestId, 'client-request-id': trace.clientRequestId };
}
