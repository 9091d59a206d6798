import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Clock } from 'pg-boss';
import { Dispatcher } from './delivery/dispatcher.ts';
import { createApp } from './http/app.ts';
import { Intake } from './http/intake.ts';
import type { Log } from './log.ts';
import { Metrics } from './metrics.ts';
import type { Settings } from './settings.ts';
import { cleanUp } from './store/cleanup.ts';
import { type Counts, counts } from './store/counts.ts';
import { receive } from './store/receive.ts';
import { openStore, type Store } from './store/store.ts';
import { reviveTarget, subscribe, unsubscribe } from './store/subscriptions.ts';

/** A running relay. */
export interface Relay {
  /** `http://127.0.0.1:8787` */
  readonly url: string;
  /** Resolves when nothing is due and nothing is on its way; for tests. */
  idle(): Promise<void>;
  /** Takes nothing new, finishes what runs within some seconds, and closes the store. */
  stop(): Promise<void>;
}

const COUNTS_MS = 1_000;
const COUNTS_TIMEOUT_MS = 2_000;
const MANY_EVENTS = 50;
const CLEAN_UP_MS = 10 * 60_000;
/**
 * Connections that may wait until they're taken. After a start, what was sent meanwhile comes at once, and what has no
 * room is tried again by its system only after 1, 3 or 7 seconds. The system's own limit (`somaxconn`) applies, too.
 */
const BACKLOG = 4_096;
const REQUESTS_MS = 2_000;
const DELIVERIES_MS = 7_000;

export interface RelayOptions {
  readonly log: Log;
  /** For tests. */
  readonly clock?: Clock;
}

/** Opens the store, starts to deliver, and listens. */
export async function startRelay(settings: Settings, { log, clock }: RelayOptions): Promise<Relay> {
  const now = clock === undefined ? Date.now : () => clock.now();
  const metrics = new Metrics();
  const store = await openStore(settings, { warn: (sentence) => log.line(sentence), ...(clock === undefined ? {} : { clock }) });
  const dispatcher = new Dispatcher({
    store,
    retryHours: settings.retryHours,
    now,
    log,
    metrics,
    isStoring: () => intake.waiting > MANY_EVENTS,
  });
  const intake: Intake = new Intake({ receive: (events) => receive(store, events), now, log, metrics, stored: () => dispatcher.wake() });
  const app = createApp({
    settings,
    intake,
    subscriptions: subscriptionsOf(store, log),
    counts: recentCounts(store, now),
    now,
    log,
    metrics,
  });
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { requestTimeout: 15_000, headersTimeout: 10_000 } });
  const cleaning = setInterval(() => {
    cleanUp(store, now()).catch((error: unknown) => log.trouble('The store failed while cleaning up.', error));
  }, CLEAN_UP_MS);
  try {
    await listen(server, settings);
  } catch (error) {
    clearInterval(cleaning);
    await store.close();
    throw error;
  }
  dispatcher.start();
  return {
    url: urlOf(server, settings.host),
    idle: () => dispatcher.idle(),
    async stop() {
      clearInterval(cleaning);
      await Promise.all([closeServer(server).then(() => intake.settled()), dispatcher.stop(DELIVERIES_MS)]);
      await store.close();
    },
  };
}

type HttpServer = ReturnType<typeof createAdaptorServer>;

function listen(server: HttpServer, { host, port }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, () => resolve());
  });
}

function urlOf(server: HttpServer, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Requests that are running may finish; connections that wait are closed. */
function closeServer(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), REQUESTS_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

function subscriptionsOf(store: Store, log: Log): Parameters<typeof createApp>[0]['subscriptions'] {
  return {
    subscribe: (subscription, signedAt) => subscribe(store, subscription, signedAt),
    unsubscribe: (subscription, signedAt) => unsubscribe(store, subscription, signedAt),
    revive(address) {
      reviveTarget(store, address).catch((error: unknown) => log.trouble("A target couldn't be revived.", error));
    },
  };
}

/** Counting reads all that waits, so it's done at most once a second, and never keeps a question waiting for long. */
function recentCounts(store: Store, now: () => number): () => Promise<Counts> {
  let last: { readonly at: number; readonly counts: Promise<Counts> } | undefined;
  return () => {
    if (last === undefined || now() - last.at > COUNTS_MS) {
      last = { at: now(), counts: inTime(counts(store)) };
    }
    return last.counts;
  };
}

async function inTime<Result>(result: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The store takes too long.')), COUNTS_TIMEOUT_MS);
  });
  return Promise.race([result, late]).finally(() => clearTimeout(timer));
}
