/**
 * runtime.ts runs this in its own process: it does one step in the platform's own runtime, as often as it's told, and
 * returns the processor time of one run. Without `step` it's a bare app that sends the same requests with `z.request`.
 */
import { createRequire } from 'node:module';
import type { ZObject } from 'zapier-platform-core';
import { loadBuiltApp } from '../sandbox/zapier/built_app.ts';
import { profiled } from './profile_shares.ts';
import type { Ask, Done, Plan } from './runtime_plans.ts';

const plan: Plan = JSON.parse(process.argv[2] ?? '{}');

// Outside a test, the core prints its memory use.
process.env.NODE_ENV = 'test';
const { default: zapier } = await import('zapier-platform-core');

const bare = {
  version: '1.0.0',
  platformVersion: zapier.version,
  creates: {
    step: {
      key: 'step',
      noun: 'Step',
      display: { label: 'Send Requests', description: 'Sends the requests.' },
      operation: { perform: send, sample: { id: '1' } },
    },
  },
};

/** With our own user agent, or else the platform would log each request twice. */
const asOurs = (request: Plan['requests'][number]) => ({
  ...request,
  merge: false as const,
  headers: { ...request.headers, 'user-agent': 'Zapier' },
});

async function send(z: ZObject): Promise<unknown> {
  let data: unknown;
  for (const request of plan.requests) data = (await z.request<unknown>(plan.within ? asOurs(request) : request)).data;
  return { id: '1', data };
}

const ours = plan.step === undefined && !plan.within ? undefined : await loadBuiltApp();
const app = ours === undefined || plan.within ? { ...ours, ...bare, creates: { ...ours?.creates, ...bare.creates } } : ours;
// The platform's types leave out the function that runs an app on Zapier.
const handler = createRequire(import.meta.url)('zapier-platform-core').createAppHandler(app);
const { method, input } = plan.step ?? { method: 'creates.step.operation.perform', input: {} };
const zcacheTestObj = {};
let runs = 0;

/** The number of the run is part of the value, so that every update changes something. */
async function run(): Promise<unknown> {
  runs += 1;
  const inputData = Object.fromEntries(Object.entries(input).map(([key, value]) => [key, value.replace('#', String(runs))]));
  const bundle = { inputData, authData: plan.authData, meta: { timezone: 'America/Chicago' } };
  const { results } = await handler({ command: 'execute', method, bundle, zcacheTestObj });
  const [first = results] = Array.isArray(results) ? results : [];
  if (typeof first?.id !== 'string') throw new Error(`${method} gave nothing.`);
  return first.id;
}

async function timed({ runs: count, isProfiled }: Ask): Promise<Done> {
  let id: unknown;
  const work = async (): Promise<number> => {
    const start = process.cpuUsage();
    for (let index = 0; index < count; index += 1) id = await run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000 / count;
  };
  if (!isProfiled) return { milliseconds: await work(), shares: null, id: String(id) };
  const { result, shares } = await profiled(work, count);
  return { milliseconds: result, shares, id: String(id) };
}

process.on('message', (ask: Ask) => {
  timed(ask).then(
    (done) => process.send?.(done),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
