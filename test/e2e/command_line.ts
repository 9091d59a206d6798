import { spawn } from 'node:child_process';
import path from 'node:path';

/** What one command of the platform's command line left. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  /** Everything it said besides its answer, on one line and without decoration: it breaks long sentences at 80 characters. */
  readonly said: string;
  readonly milliseconds: number;
}

/** Runs `zapier-platform invoke ...` in one app's folder. */
export type Invoke = (typed: readonly string[], signal?: AbortSignal) => Promise<Ran>;

const BIN = path.resolve(import.meta.dirname, '..', '..', 'node_modules', '.bin');
/** Milliseconds after which a command is given up. */
const PATIENCE = 60_000;

/** The command line in a folder, with an environment that has nothing of this machine's but the way to Node. */
export function commandLine(folder: string, environment: Readonly<Record<string, string>>): Invoke {
  const env = {
    PATH: [path.dirname(process.execPath), BIN, process.env.PATH].join(path.delimiter),
    // No credentials and no settings of whoever runs this.
    HOME: folder,
    DISABLE_ZAPIER_ANALYTICS: '1',
    NO_UPDATE_NOTIFIER: '1',
    NO_COLOR: '1',
    ...environment,
  };
  return (typed, signal) => run(folder, env, ['invoke', ...typed], signal);
}

function run(folder: string, env: NodeJS.ProcessEnv, typed: readonly string[], signal?: AbortSignal): Promise<Ran> {
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(BIN, 'zapier-platform'), ...typed], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE,
    ...(signal === undefined ? {} : { signal }),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part) => {
    stdout += part;
  });
  child.stderr.on('data', (part) => {
    stderr += part;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, said: plain(stderr), milliseconds: performance.now() - began }));
  });
}

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
  const bare = text.replace(/\u001b\[\d*m/g, '').replace(/^ › {2}/gm, '');
  return bare.replace(/\s+/g, ' ').trim();
}
