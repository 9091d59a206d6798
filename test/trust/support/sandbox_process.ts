import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { isRecord, parseJson } from '../../../sandbox/json.ts';
import type { RequestRecord } from '../../../sandbox/record.ts';

/** A sandbox in a process of its own: Microsoft's part of it needs modules that jest cannot load. */
export interface SandboxProcess {
  url(): string;
  environment(): Readonly<Record<string, string>>;
  /** The location of the account's ready connection. */
  location(key: string): string;
  /** Every request since the last time this was asked. */
  requests(): Promise<readonly RequestRecord[]>;
}

/** Started before the tests of a file, with the app's environment pointing at it, and ended after them. */
export function sandboxProcess(): SandboxProcess {
  let url = '';
  let environment: Record<string, string> = {};
  let connections: Record<string, unknown> = {};
  let child: ChildProcess | undefined;
  beforeAll(async () => {
    const root = path.resolve(__dirname, '../../..');
    // The project's own node: that of the machine may not know TypeScript.
    child = spawn(path.join(root, 'node_modules/.bin/node'), [path.join(root, 'sandbox/main.ts'), '--json', '--size', '3'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ready = await firstLine(child);
    url = String(ready.url);
    connections = isRecord(ready.connections) ? ready.connections : {};
    environment = Object.fromEntries(
      Object.entries(isRecord(ready.environment) ? ready.environment : {}).map(([name, value]) => [name, String(value)]),
    );
    Object.assign(process.env, environment);
  });
  afterAll(async () => {
    for (const name of Object.keys(environment)) Reflect.deleteProperty(process.env, name);
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child?.kill('SIGTERM');
    await ended;
  });
  return {
    url: () => url,
    environment: () => environment,
    location: (key) => {
      const connection = connections[key];
      return isRecord(connection) ? String(connection.location_id) : '';
    },
    requests: async () => {
      const answer: unknown = await (await fetch(`${url}/_sandbox/requests`)).json();
      await fetch(`${url}/_sandbox/requests`, { method: 'DELETE' });
      return Array.isArray(answer) ? answer : [];
    },
  };
}

async function firstLine(child: ChildProcess): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  const ready = parseJson(text);
  if (!isRecord(ready)) throw new Error('the sandbox did not start');
  return ready;
}
