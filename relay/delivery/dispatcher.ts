import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { Batches } from '../store/batches.ts';
import { Recovery } from '../store/recover.ts';
import { type Settled, settle } from '../store/settle.ts';
import type { Sealed, Store } from '../store/store.ts';
import { type Claimed, take } from '../store/take.ts';
import { Batch } from './decide.ts';
import { outcomeOf } from './outcome.ts';
import { type Reply, send } from './send.ts';

export interface DispatcherOptions {
  readonly store: Store;
  readonly retryHours: number;
  readonly now: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Whether many events wait to be stored, as after a start. That comes first, because their vendors wait for an answer. */
  readonly isStoring: () => boolean;
}

const IN_FLIGHT_LIMIT = 200;
const TAKE_LIMIT = 100;
/** For retries, and for what other relays received. */
const POLL_MS = 200;
/** It delivers all the same after ten of them. */
const STORING_MS = 50;
const STORING_PAUSES = 10;
const RECOVERY_MS = 5_000;
const TROUBLE_MS = 1_000;
const SETTLE_BATCH = { size: 200, limit: Number.MAX_SAFE_INTEGER };

/** Delivers what is due, until it's stopped. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #recovery: Recovery;
  readonly #settled: Batches<Settled>;
  readonly #inFlight = new Map<string, number>();
  readonly #deliveries = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  readonly #cutOff = new AbortController();
  #loops: readonly Promise<void>[] = [];
  #wake: () => void = () => undefined;
  #whenIdle: (() => void)[] = [];

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#recovery = new Recovery(options.store);
    this.#settled = new Batches((settled) => settle(options.store, settled), SETTLE_BATCH);
  }

  start(): void {
    this.#loops = [this.#repeat(() => this.#deliverDue()), this.#repeat(() => this.#recover())];
  }

  /** Something may be due. */
  wake(): void {
    this.#wake();
  }

  /** Resolves when nothing is due and nothing is on its way; tests wait for it. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenIdle.push(resolve);
      this.#wake();
    });
  }

  /** Takes nothing more, and waits for what is on its way, at most so long. What is cut off then is tried again later. */
  async stop(milliseconds: number): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    const timer = setTimeout(() => this.#cutOff.abort(), milliseconds);
    await Promise.all(this.#loops);
    await Promise.all(this.#deliveries);
    clearTimeout(timer);
  }

  async #repeat(step: () => Promise<void>): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        await step();
      } catch (error) {
        this.#options.log.trouble('The store failed while delivering.', error);
        await pause(TROUBLE_MS, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      }
    }
  }

  async #deliverDue(): Promise<void> {
    const { store, retryHours, isStoring } = this.#options;
    for (let pauses = 0; pauses < STORING_PAUSES && isStoring(); pauses += 1) await pause(STORING_MS);
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    const waiting = this.#deliveries.size === 0 ? this.#whenIdle.splice(0) : [];
    const room = Math.min(TAKE_LIMIT, IN_FLIGHT_LIMIT - this.#deliveries.size);
    const batch = new Batch((target) => this.#inFlight.get(target) ?? 0, retryHours * 3_600_000);
    const { claimed, others } = room > 0 ? await take(store, room, (job, target) => batch.decide(job, target)) : { claimed: [], others: 0 };
    for (const delivery of claimed) this.#start(delivery);
    if (claimed.length + others > 0) this.#whenIdle.push(...waiting);
    else for (const resolve of waiting) resolve();
    if (claimed.length + others < room || room <= 0) await Promise.race([woken, pause(POLL_MS)]);
  }

  async #recover(): Promise<void> {
    const recovered = await this.#recovery.run(performance.now());
    if (recovered > 0) {
      this.#options.log.line(`Another relay ended without finishing ${recovered} deliveries. They're tried again.`);
      this.wake();
    }
    await pause(RECOVERY_MS, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }

  #start(claimed: Claimed): void {
    const { target } = claimed;
    this.#inFlight.set(target, (this.#inFlight.get(target) ?? 0) + 1);
    const delivery = this.#deliver(claimed).finally(() => {
      const left = (this.#inFlight.get(target) ?? 1) - 1;
      if (left > 0) this.#inFlight.set(target, left);
      else this.#inFlight.delete(target);
      this.#deliveries.delete(delivery);
      this.wake();
    });
    this.#deliveries.add(delivery);
  }

  async #deliver(claimed: Claimed): Promise<void> {
    const { now, retryHours, metrics } = this.#options;
    const reply = await this.#attempt(claimed);
    const leftMs = claimed.received + retryHours * 3_600_000 - now();
    const outcome = outcomeOf({ reply, attempts: claimed.attempts, leftMs, random: Math.random() });
    metrics.attempted(outcome.kind, now() - claimed.received);
    await this.#note({ claimed, outcome });
  }

  async #attempt({ deliverAt, sealed, delivery }: Claimed): Promise<Reply> {
    const waitMs = deliverAt - this.#options.now();
    if (waitMs > 0) await pause(waitMs);
    const opened = this.#options.store.encryption.decrypt(sealed, delivery);
    if (opened === undefined) {
      this.#options.log.line("A delivery was encrypted with a secret that RELAY_SECRET no longer has. It's tried again later.");
      return { status: 0, retryAfterMs: undefined };
    }
    const { address, body } = JSON.parse(opened) as Sealed;
    return send(address, body, delivery, this.#cutOff.signal);
  }

  /** Until it's noted: otherwise the notice would be delivered a second time. */
  async #note(settled: Settled): Promise<void> {
    for (;;) {
      try {
        return await this.#settled.add([settled]);
      } catch (error) {
        this.#options.log.trouble('The store failed while noting a delivery.', error);
        if (this.#cutOff.signal.aborted) return;
        await pause(TROUBLE_MS, undefined, { signal: this.#cutOff.signal }).catch(() => undefined);
      }
    }
  }
}
