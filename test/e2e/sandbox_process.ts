import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A sandbox that runs as a process of its own. */
export interface SandboxProcess {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  /** A ready connection to each account type, by its key. */
  readonly connections: Readonly<Record<string, Readonly<Record<string, string>>>>;
  stop(): void;
}

const MAIN = path.resolve(import.meta.dirname, '..', '..', 'sandbox', 'main.ts');

/** Starts it and answers when it is ready. */
export async function startSandboxProcess(size: number): Promise<SandboxProcess> {
  const child = spawn(process.execPath, [MAIN, '--json', '--size', String(size)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { url, environment, connections } = JSON.parse(await firstLine(child));
  return { url, environment, connections, stop: () => void child.kill() };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}.`)));
    if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
  });
}
