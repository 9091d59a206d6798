import { createServer, type IncomingMessage } from 'node:http';

/** A server on this machine that isn't the account's; nothing may arrive here. */
export interface OtherHost {
  url(): string;
  /** How many requests arrived. */
  asked(): number;
  /** The headers of those that arrived. */
  headers(): readonly IncomingMessage['headers'][];
}

/** Starts before the tests of a describe block and closes after them. */
export function otherHost(): OtherHost {
  const headers: IncomingMessage['headers'][] = [];
  let url = '';
  const server = createServer((request, response) => {
    headers.push(request.headers);
    response.end('{}');
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/elsewhere` : '';
  });
  afterAll(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: () => url, asked: () => headers.length, headers: () => headers };
}
