import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as httpRequest } from 'node:http';
import { readBody } from '../http_io.ts';
import type { ServiceRequest, ServiceResponse } from '../service.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A Node handler that takes the sandbox's requests. */
export interface Inner {
  /** Passes a request on; `url` is the path with its query. */
  pass(request: Pick<ServiceRequest, 'method' | 'headers' | 'body'>, url: string): Promise<ServiceResponse>;
  close(): Promise<void>;
}

/**
 * Gives the handler its own socket on 127.0.0.1 and any port. The library needs Node's requests. The socket keeps its
 * responses in the sandbox's log and open to faults, like those of every other service.
 */
export async function startInner(handler: Handler): Promise<Inner> {
  const server = createServer((request, response) => {
    handler(request, response).catch((error: unknown) => {
      response.statusCode = response.headersSent ? response.statusCode : 400;
      response.end(error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the inner server has no port');
  const { port } = address;
  return {
    pass: ({ method, headers, body }, url) =>
      new Promise((resolve, reject) => {
        const { 'transfer-encoding': _encoding, connection: _connection, ...kept } = headers;
        const forwarded = { ...kept, ...(body.length > 0 ? { 'content-length': String(body.length) } : {}) };
        const call = httpRequest({ port, host: '127.0.0.1', method, path: url, headers: forwarded, agent: false }, (response) => {
          readResponse(response).then(resolve, reject);
        });
        call.on('error', reject);
        call.end(body);
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readResponse(response: IncomingMessage): Promise<ServiceResponse> {
  const body = await readBody(response);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value === undefined || HOP_BY_HOP.includes(name)) continue;
    headers[name] = Array.isArray(value) ? value.join('\n') : value;
  }
  return { status: response.statusCode ?? 500, headers, body };
}

const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date'];
