/**
 * Measures the relay: events a second stored and delivered, the time from receipt to hook, memory. `npm run bench:relay`
 * prints a table for docs/relay.md. It wants a machine that does nothing else.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { type Environment, type RelayProcess, startRelayProcess } from '../test/relay/support/relay_process.ts';
import { embeddedStores, postgresStores } from '../test/relay/support/stores.ts';
import { ask, graphChange, outlookRequest } from '../test/relay/support/vendor_requests.ts';

const EVENTS = 2_000;
const AT_ONCE = 50;
/** So many that no hook's pace is the limit. */
const HOOKS = 200;
const STEADY = { rate: 50, seconds: 10 };

/** The simplest hook host: it only notes when each event arrived. */
class Hooks {
  readonly arrived = new Map<string, number>();
  readonly #server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    this.arrived.set(JSON.parse(Buffer.concat(chunks).toString('utf8')).id, performance.now());
    response.end('{}');
  });

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

interface Row {
  readonly name: string;
  readonly stored: string;
  readonly delivered: string;
  readonly latency: string;
  readonly memory: string;
}

async function measure(name: string, relays: readonly RelayProcess[], hooks: Hooks): Promise<Row> {
  const began = performance.now();
  await sendAll(relays, hooks, 'burst');
  const stored = performance.now() - began;
  await arrivals(hooks, 'burst', EVENTS);
  const delivered = performance.now() - began;
  const latencies = await steadyLatencies(relays, hooks);
  const memory = await Promise.all(relays.map(residentMegabytes));
  return {
    name,
    stored: perSecond(EVENTS, stored),
    delivered: perSecond(EVENTS, delivered),
    latency: `${percentile(latencies, 0.5)} / ${percentile(latencies, 0.95)} ms`,
    memory: memory.map((megabytes) => `${megabytes} MB`).join(', '),
  };
}

async function sendAll(relays: readonly RelayProcess[], hooks: Hooks, prefix: string): Promise<void> {
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < EVENTS) {
      const number = next;
      next += 1;
      await sendOne(relays, hooks, `${prefix}-${number}`, number);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
}

async function sendOne(relays: readonly RelayProcess[], hooks: Hooks, id: string, number: number): Promise<void> {
  const target = `http://${hooks.host}/hooks/${number % HOOKS}`;
  const response = await ask(relays[number % relays.length]?.url ?? '', outlookRequest(target, [graphChange(id)]));
  if (response.status !== 202) throw new Error(`An event got ${response.status}.`);
  await response.arrayBuffer();
}

async function steadyLatencies(relays: readonly RelayProcess[], hooks: Hooks): Promise<readonly number[]> {
  const sent = new Map<string, number>();
  const count = STEADY.rate * STEADY.seconds;
  const began = performance.now();
  const sending: Promise<void>[] = [];
  for (let number = 0; number < count; number += 1) {
    await pause(Math.max(0, began + (number * 1_000) / STEADY.rate - performance.now()));
    sent.set(`steady-${number}`, performance.now());
    sending.push(sendOne(relays, hooks, `steady-${number}`, number));
  }
  await Promise.all(sending);
  await arrivals(hooks, 'steady', count);
  return [...sent].map(([id, at]) => (hooks.arrived.get(id) ?? at) - at).sort((a, b) => a - b);
}

async function arrivals(hooks: Hooks, prefix: string, count: number): Promise<void> {
  while ([...hooks.arrived.keys()].filter((id) => id.startsWith(prefix)).length < count) await pause(20);
}

async function residentMegabytes({ url }: RelayProcess): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Math.round(Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1]) / 1_000_000);
}

/** The framework alone, answering 202 to the same requests. */
async function bareFramework(hooks: Hooks): Promise<Row> {
  const app = new Hono();
  app.post('*', async (context) => {
    await context.req.arrayBuffer();
    return context.body(null, 202);
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const unused = (): Promise<never> => Promise.reject(new Error('Not a relay.'));
  const bare: RelayProcess = { url, pid: process.pid, output: () => '', kill: unused, stop: unused, advance: unused };
  const began = performance.now();
  await sendAll([bare], hooks, 'bare');
  server.close();
  return {
    name: 'Hono alone, answering 202',
    stored: perSecond(EVENTS, performance.now() - began),
    delivered: '',
    latency: '',
    memory: '',
  };
}

function perSecond(events: number, milliseconds: number): string {
  return `${Math.round((events * 1_000) / milliseconds)}`;
}

function percentile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

async function withRelays(name: string, count: number, store: Environment): Promise<Row> {
  const hooks = new Hooks();
  await hooks.listen();
  const relays: RelayProcess[] = [];
  for (let index = 0; index < count; index += 1) relays.push(await startRelayProcess({ ...store, RELAY_HOOK_HOSTS: hooks.host }));
  try {
    return await measure(name, relays, hooks);
  } finally {
    for (const relay of relays) await relay.kill();
    hooks.close();
  }
}

const hooks = new Hooks();
await hooks.listen();
const embedded = embeddedStores();
const postgres = await postgresStores();
const rows = [
  await bareFramework(hooks),
  await withRelays('embedded store, 1 relay', 1, await embedded.create()),
  await withRelays('PostgreSQL, 1 relay', 1, await postgres.create()),
  await withRelays('PostgreSQL, 2 relays', 2, await postgres.create()),
];
hooks.close();
embedded.close();
postgres.close();
process.stdout.write(
  '|  | stored a second | delivered a second | receipt to hook, median / 95 % | memory |\n| --- | --- | --- | --- | --- |\n',
);
for (const { name, stored, delivered, latency, memory } of rows) {
  process.stdout.write(`| ${name} | ${stored} | ${delivered} | ${latency} | ${memory} |\n`);
}
