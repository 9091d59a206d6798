import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { VendorEvent } from '../notice.ts';
import { Batches } from '../store/batches.ts';
import type { Receipt, ReceivedEvent } from '../store/receive.ts';

export interface IntakeOptions {
  /** Stores events in one transaction. */
  readonly receive: (events: readonly ReceivedEvent[]) => Promise<Receipt>;
  readonly now: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Called after events were stored. */
  readonly stored: () => void;
}

/** Vendors wait for 10 s. */
const ANSWER_MS = 8_000;
const BATCH = { size: 200, limit: 5_000 };

/** Stores events. */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #batches: Batches<ReceivedEvent>;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#batches = new Batches(async (events) => {
      options.metrics.stored(await options.receive(events));
      options.stored();
    }, BATCH);
  }

  /** Whether the events are stored. If not, the vendor has to send them again; if they get stored late, that's a repeat. */
  async store(events: readonly VendorEvent[]): Promise<boolean> {
    const { now, log, metrics } = this.#options;
    const received = now();
    for (const { notice } of events) metrics.received(notice.account_type, 1);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('The store takes too long.')), ANSWER_MS);
    });
    try {
      await Promise.race([this.#batches.add(events.map((event) => ({ ...event, received }))), late]);
      return true;
    } catch (error) {
      log.trouble("Events couldn't be stored. Their vendor was told to send them again.", error);
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Events that aren't stored yet. */
  get waiting(): number {
    return this.#batches.count;
  }

  /** Resolves when everything that was taken is stored. */
  settled(): Promise<void> {
    return this.#batches.settled();
  }
}
