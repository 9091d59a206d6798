import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Sandbox } from '../server.ts';
import type { HookHost } from '../zapier/hook_host.ts';
import { setWebhooks } from './publisher.ts';

/** The relay in a process of its own, with the embedded store, which the sandbox's vendors tell what changes. */
export interface RelayProcess {
  readonly url: string;
  /** What the integration needs: RELAY_URL and RELAY_SECRET. */
  readonly environment: Readonly<Record<string, string>>;
  /** How many deliveries wait. */
  undelivered(): Promise<number>;
  /** What it wrote, both streams. */
  output(): string;
  /** Stops the process by SIGTERM, and waits for its end. Its store is still there. */
  stop(): Promise<void>;
  /** Stops it, and removes its store. */
  close(): Promise<void>;
}

const SECRET = 'a-secret-of-the-sandbox-with-32-chars';

/** Starts it as its publisher does: once for the challenge of Nylas, and then with the secret that Nylas gave. */
export async function startRelayProcess(sandbox: Sandbox, hookHost: HookHost, folder = newFolder()): Promise<RelayProcess> {
  const settings = { RELAY_SECRET: SECRET, RELAY_DATA: folder, RELAY_HOOK_HOSTS: hookHost.host };
  let running = await start({ ...settings, PORT: '0' });
  const { url } = running;
  const stop = (): Promise<void> => running.stop();
  try {
    const { highlevelKey, nylasSecret } = await setWebhooks(sandbox, url);
    await running.stop();
    const keys = { HIGHLEVEL_WEBHOOK_PUBLIC_KEY: highlevelKey, NYLAS_WEBHOOK_SECRET: nylasSecret };
    running = await start({ ...settings, ...keys, PORT: new URL(url).port });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    environment: { RELAY_URL: url, RELAY_SECRET: SECRET },
    undelivered: async () => Number(Object(await (await fetch(`${url}/health`)).json()).undelivered),
    output: () => running.output(),
    stop,
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Running {
  readonly url: string;
  output(): string;
  stop(): Promise<void>;
}

/** Resolves when it listens. */
function start(settings: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(path.resolve('node_modules', '.bin', 'node'), [path.resolve('relay', 'main.ts')], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = outputOf(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = (): Promise<void> => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    void ended.then(() => reject(new Error(`The relay ended: ${output()}`)));
    child.stdout.on('data', () => {
      const url = /^The relay listens on (http\S+)$/m.exec(output())?.[1];
      if (url !== undefined) resolve({ url, output, stop });
    });
  });
}

function outputOf(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  return () => text;
}

function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'contacts-relay-'));
}
