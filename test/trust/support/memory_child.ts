/**
 * memory.test.ts runs this in its own process, with only the app in it: it follows its orders with each connection, and
 * prints the results and the largest size of the process.
 */
import { createRequire } from 'node:module';
import type { Bundle, ZObject } from 'zapier-platform-core';
import { isRecord } from '../../../sandbox/json.ts';
import { allBackends } from '../../../scripts/backends.ts';
import { peakMemory } from '../../support/peak_memory.ts';

interface Task {
  readonly authData: Readonly<Record<string, string>>;
  readonly runs: readonly { readonly kind: string; readonly key: string; readonly input: object; readonly meta?: object }[];
}

/** How much slower this process's clock is, so that a run has enough time on a busy machine. */
const SLOWER = 20;
const realNow = Date.now.bind(Date);
const realTimeout = globalThis.setTimeout.bind(globalThis);
const began = realNow();
Date.now = () => began + (realNow() - began) / SLOWER;
Object.assign(globalThis, { setTimeout: (ring: () => void, milliseconds = 0) => realTimeout(ring, milliseconds * SLOWER) });

const task: Task = JSON.parse(process.argv[2] ?? '');
Object.assign(globalThis, await allBackends());
const { createAppTester } = await import('zapier-platform-core');
const { default: app } = await import('../../../src/index.ts');
const definition: Record<string, unknown> = { ...app };

// As in production, the platform logs every fetch with its whole response, unless it's the platform's own.
const logged: string[] = [];
const wrap: (fetch: typeof globalThis.fetch, log: (message: string) => void) => typeof globalThis.fetch = createRequire(import.meta.url)(
  'zapier-platform-core/src/tools/fetch-logger',
);
globalThis.fetch = wrap(globalThis.fetch, (message) => void logged.push(message));

const tester = createAppTester(app);
const outcomes: unknown[] = [];
for (const { kind, key, input, meta } of task.runs)
  outcomes.push(
    await tester(performOf(kind, key), { authData: { ...task.authData }, inputData: { ...input }, meta: { ...meta } }).then(
      (output: unknown) => ({ rows: Array.isArray(output) ? output.length : 1 }),
      (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
    ),
  );
console.log(JSON.stringify({ outcomes, logged, megabytes: Math.round(peakMemory() / 1_048_576) }));
process.exit(0);

function performOf(kind: string, key: string): Perform {
  const part = kind === 'authentication' ? app.authentication?.oauth2Config : inside(inside(definition[kind], key), 'operation');
  const perform = inside(part, kind === 'authentication' ? key : 'perform');
  if (typeof perform !== 'function') throw new Error(`the app has no ${key}`);
  return (z, bundle) => perform(z, bundle);
}

function inside(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

type Perform = (z: ZObject, bundle: Bundle) => Promise<unknown>;
