import { createServer } from 'node:http';

/** Plays the server of the platform's log: keeps every line, censored by the platform or not. */
export interface LogHost {
  lines(): readonly string[];
  clear(): void;
}

/** Runs during the tests of a describe block; the platform finds it by its environment. */
export function logHost(): LogHost {
  const lines: string[] = [];
  const server = createServer((request, response) => {
    let rest = '';
    // Line by line, because the platform hangs up if a line isn't taken within a fifth of a second.
    request.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = `${rest}${chunk}`.split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
    });
    request.on('end', () => response.end('{}'));
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    Object.assign(process.env, { LOGGING_ENDPOINT: `http://127.0.0.1:${port}/input`, LOGGING_TOKEN: 'log-of-the-tests' });
  });
  afterAll(async () => {
    Reflect.deleteProperty(process.env, 'LOGGING_ENDPOINT');
    Reflect.deleteProperty(process.env, 'LOGGING_TOKEN');
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  });
  return { lines: () => lines, clear: () => void lines.splice(0) };
}

/** Which marks are in the text: in plain text, percent-encoded, in base64 or byte by byte. */
export function marksIn(text: string, marks: Readonly<Record<string, string>>): string[] {
  return Object.entries(marks).flatMap(([name, mark]) => {
    const forms = [
      mark,
      encodeURIComponent(mark),
      Buffer.from(mark).toString('base64'),
      [...Buffer.from(mark)].join(','),
      JSON.stringify(mark).slice(1, -1),
    ];
    return forms.some((form) => text.includes(form)) ? [name] : [];
  });
}

/** Everything that a thrown error contains. */
export function allOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = Object.getOwnPropertyNames(error).map(
    (name) => `${name}: ${String(Reflect.get(error, name))} ${JSON.stringify(Reflect.get(error, name))}`,
  );
  return [error.name, error.message, error.stack, ...own, error.cause === undefined ? '' : allOf(error.cause)].join('\n');
}
