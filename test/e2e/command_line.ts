import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { row } from './step.ts';

/** The result of one command of the platform's command line. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  /**
   * Everything that it printed besides its output, on one line and without decoration, because it breaks long sentences
   * at 80 characters.
   */
  readonly said: string;
  readonly milliseconds: number;
}

/** The command line in one app's folder. */
export interface CommandLine {
  /** Runs `zapier-platform invoke ...`, one command after the other. */
  readonly invoke: (typed: readonly string[], signal?: AbortSignal) => Promise<Ran>;
  readonly close: () => void;
}

const BIN = path.resolve(import.meta.dirname, '..', '..', 'node_modules', '.bin');
/** Milliseconds after which a command is stopped. */
const PATIENCE = 60_000;

/** Its environment has nothing of this machine except the path to Node. */
export function commandLine(folder: string, environment: Readonly<Record<string, string>>): CommandLine {
  const env = {
    PATH: [path.dirname(process.execPath), BIN, process.env.PATH].join(path.delimiter),
    // Without the credentials and settings of the person who runs this.
    HOME: folder,
    DISABLE_ZAPIER_ANALYTICS: '1',
    NO_UPDATE_NOTIFIER: '1',
    NO_COLOR: '1',
    ...environment,
  };
  const start = (): ChildProcess =>
    fork(path.join(import.meta.dirname, 'command_process.ts'), { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let child: ChildProcess | undefined;
  const close = (): void => {
    child?.kill();
    child = undefined;
  };
  return {
    close,
    invoke: async (typed, signal) => {
      child ??= start();
      try {
        return await run(child, ['invoke', ...typed], signal);
      } catch (error) {
        close();
        throw error;
      }
    },
  };
}

async function run(child: ChildProcess, typed: readonly string[], signal?: AbortSignal): Promise<Ran> {
  const began = performance.now();
  const givenUp = AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(signal === undefined ? [] : [signal])]);
  const ended = new AbortController();
  const died = once(child, 'exit', { signal: ended.signal }).then(([status]) => {
    throw new Error(`The command line ended by itself (${status}).`);
  });
  try {
    child.send({ typed });
    const [said] = await Promise.race([once(child, 'message', { signal: givenUp }), died]);
    const { status, stdout, stderr } = answerOf(said);
    return { status, stdout, said: plain(stderr), milliseconds: performance.now() - began };
  } finally {
    ended.abort();
    await died.catch(() => undefined);
  }
}

function answerOf(said: unknown): { readonly status: number; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = row(said);
  return { status: Number(status), stdout: String(stdout), stderr: String(stderr) };
}

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colors begin with one.
  const bare = text.replace(/\u001b\[\d*m/g, '').replace(/^ › {2}/gm, '');
  return bare.replace(/\s+/g, ' ').trim();
}
