import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/** A relay in a process of its own, as whoever hosts it runs it. */
export interface RelayProcess {
  readonly url: string;
  readonly pid: number;
  /** What it wrote, both streams. */
  readonly output: () => string;
  /** Kills it at once. */
  kill(): Promise<void>;
  /** Stops it by SIGTERM, and returns its exit code. */
  stop(): Promise<number | null>;
  /** Moves the clock of a relay with simulated time, and resolves when it's done. */
  advance(milliseconds: number): Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;

export const SECRET = 'a-secret-for-tests-only-0123456789abcdef';

const MAIN = path.resolve('relay/main.ts');
const SIMULATED = path.resolve('test/relay/support/simulated_relay.ts');

/** Starts a relay on a free port, and resolves when it listens. */
export function startRelayProcess(environment: Environment, program = MAIN): Promise<RelayProcess> {
  const child = spawnRelay(environment, program);
  const output = collected(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    void ended.then((code) => reject(new Error(`The relay ended with ${code}: ${output()}`)));
    child.stdout?.on('data', () => {
      const [, url] = /^The relay listens on (http\S+)$/m.exec(output()) ?? [];
      if (url === undefined) return;
      resolve({
        url,
        pid: child.pid ?? 0,
        output,
        async kill() {
          child.kill('SIGKILL');
          await ended;
        },
        async stop() {
          child.kill('SIGTERM');
          return ended;
        },
        advance: (milliseconds) => advance(child, milliseconds),
      });
    });
  });
}

/** Starts a relay whose time only moves by `advance`. */
export function startSimulatedRelay(environment: Environment): Promise<RelayProcess> {
  return startRelayProcess(environment, SIMULATED);
}

/** Runs a relay that's expected to refuse to start. */
export async function failedStart(environment: Environment): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawnRelay(environment, MAIN);
  const output = collected(child);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output: output() };
}

function spawnRelay(environment: Environment, program: string): ChildProcess {
  return spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, PORT: '0', RELAY_SECRET: SECRET, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function collected(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  return () => text;
}

function advance(child: ChildProcess, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    child.once('message', () => resolve());
    child.send({ advance: milliseconds });
  });
}
