import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { AuthData } from './account.ts';
import type { RequestRecord } from './request_log.ts';

/** A sandbox in its own process. */
export interface SandboxProcess {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  /** A ready connection to each account type, by key. */
  readonly connections: Readonly<Record<string, AuthData>>;
  /** Every request since the last time this was called. */
  takeRequests(): Promise<readonly RequestRecord[]>;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}

/** Starts one with this many contacts in each account, and waits until it's ready. */
export async function startSandboxProcess(size: number): Promise<SandboxProcess> {
  const root = path.resolve(import.meta.dirname, '..');
  // The project's own Node, because the machine's may not run TypeScript.
  const node = path.join(root, 'node_modules', '.bin', 'node');
  const main = path.join(root, 'sandbox', 'main.ts');
  const child = spawn(node, [main, '--json', '--size', String(size)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { url, environment, connections } = JSON.parse(await firstLine(child));
  return {
    url,
    environment,
    connections,
    takeRequests: async () => {
      const response = await fetch(`${url}/_sandbox/requests`);
      const requests: readonly RequestRecord[] = JSON.parse(await response.text());
      await fetch(`${url}/_sandbox/requests`, { method: 'DELETE' });
      return requests;
    },
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}.`)));
    if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
  });
}
