import { execFile } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { isRecord, parseJson } from '../../sandbox/json.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { accounts } from '../conformance/accounts.ts';
import { told } from './support/told.ts';

/** Megabytes that a process may take, including Zapier's own runtime: it has 512. */
const MEGABYTES_LIMIT = 340;
const MEGABYTE = Buffer.alloc(1_048_576, ' ');
const TEN_PACKED = gzipSync(Buffer.alloc(10 * 1_048_576, ' '));

/** 200 MB of JSON with a normal start. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const parts = function* () {
    yield '{"contacts":[{"id":"';
    for (let sent = 0; sent < 200; sent += 1) yield MEGABYTE;
  };
  // The caller hangs up long before the end.
  pipeline(Readable.from(parts()), response, () => undefined);
}

/** 600 MB in 600 KB. */
function bomb(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  response.end(Buffer.concat(Array.from({ length: 60 }, () => TEN_PACKED)));
}

interface Outcome {
  readonly rows?: number;
  readonly error?: string;
}

/** Runs the app in its own process. */
async function inChild(
  environment: object,
  task: object,
): Promise<{ outcomes: readonly Outcome[]; logged: readonly string[]; megabytes: number }> {
  const root = path.resolve(__dirname, '../..');
  const { stdout } = await promisify(execFile)(
    path.join(root, 'node_modules/.bin/node'),
    // Node keeps garbage as far as the machine's memory allows, and Zapier's machine has another size.
    ['--no-warnings', '--max-old-space-size=256', path.join(__dirname, 'support/memory_child.ts'), JSON.stringify(task)],
    { env: { ...process.env, NODE_OPTIONS: '', ...environment }, maxBuffer: 2 ** 26 },
  );
  return JSON.parse(stdout);
}

let cases = 0;
afterAll(() => told('memory cases', 'responses', cases));

describe.each(accounts)('%s', (key, backend) => {
  // If notes are separate items, another text is as long.
  const long = key === 'outlook' || key === 'nylas' ? 'notes' : 'street';
  test.each([
    ['200 MB', flood],
    ['a gzip of 600 MB', bomb],
  ])(`responses of %s are a sentence and no memory`, async (_name, respond) => {
    const server = createServer((_request, response) => respond(response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const sandbox = await startSandbox({ size: 0 });
    try {
      const address = server.address();
      const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
      const environment = Object.fromEntries(
        Object.entries(sandbox.environment).map(([name, value]) => [name, value.replace(sandbox.url, url)]),
      );
      const authData = { ...sandbox.connections()[key], refresh_token: 'refresh-token' };
      const runs = [
        { kind: 'triggers', key: 'new_contact', input: {} },
        { kind: 'creates', key: 'create_contact', input: { first_name: 'Ada', email: 'ada@example.com' } },
        { kind: 'authentication', key: 'getAccessToken', input: { code: 'code', redirect_uri: 'https://example.com/' } },
        { kind: 'authentication', key: 'refreshAccessToken', input: {} },
      ];
      const { outcomes, logged, megabytes } = await inChild(environment, { authData, runs });
      cases += outcomes.length;
      expect(outcomes.map(({ error }) => sentence(error))).toEqual([
        expect.stringMatching(new RegExp(`${backend.label}.*25 MB`)),
        expect.stringMatching(new RegExp(`${backend.label}.*25 MB.*probably saved`)),
        expect.stringMatching(new RegExp(`${backend.label}.*sign-in response`)),
        expect.stringMatching(new RegExp(`${backend.label}.*sign-in response`)),
      ]);
      expect(logged).toEqual([]);
      expect(megabytes).toBeLessThan(MEGABYTES_LIMIT);
    } finally {
      await sandbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test('1,000 contacts with 60 kB of notes each are read in pages that fit', async () => {
    const sandbox = await startSandbox({ size: 0 });
    try {
      const book = sandbox.account(key).book;
      for (let count = 0; count < 1000; count += 1)
        book.add({
          first_name: `Person ${count}`,
          emails: [`person${count}@example.com`],
          [long]: 'n'.repeat(60_000),
        });
      const authData = { ...sandbox.connections()[key] };
      const runs = [{ kind: 'triggers', key: 'new_or_updated_contact', input: {}, meta: { isPopulatingDedupe: true } }];
      const { outcomes, megabytes } = await inChild(sandbox.environment, { authData, runs });
      cases += 1;
      expect(outcomes).toEqual([{ rows: 1000 }]);
      expect(megabytes).toBeLessThan(MEGABYTES_LIMIT);
    } finally {
      await sandbox.close();
    }
  });
});

function sentence(message: string | undefined): string {
  const packed = parseJson(message ?? '');
  return isRecord(packed) ? String(packed.message) : (message ?? 'no error');
}
