/** More is waiting than the store can take in time. */
export class BusyError extends Error {}

interface Waiting<Item> {
  readonly items: readonly Item[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface BatchOptions {
  /** Items that are taken together, at least those of one call. */
  readonly size: number;
  /** Items that may wait. */
  readonly limit: number;
}

/**
 * Takes what comes while a transaction runs into the next one. So a single event is stored at once, and a burst costs a
 * few transactions instead of hundreds.
 */
export class Batches<Item> {
  readonly #write: (items: readonly Item[]) => Promise<void>;
  readonly #options: BatchOptions;
  #waiting: Waiting<Item>[] = [];
  #count = 0;
  #running: Promise<void> | undefined;

  constructor(write: (items: readonly Item[]) => Promise<void>, options: BatchOptions) {
    this.#write = write;
    this.#options = options;
  }

  /** Items that aren't written yet. */
  get count(): number {
    return this.#count;
  }

  /** Resolves when all of the items are written, which happens in one transaction. */
  add(items: readonly Item[]): Promise<void> {
    if (items.length === 0) return Promise.resolve();
    if (this.#count + items.length > this.#options.limit) return Promise.reject(new BusyError());
    this.#count += items.length;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ items, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits. */
  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    // What arrives in the same turn goes with it.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#writeNext();
    this.#running = undefined;
  }

  async #writeNext(): Promise<void> {
    const batch = this.#next();
    const items = batch.flatMap((call) => call.items);
    try {
      await this.#write(items);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.#count -= items.length;
    }
  }

  #next(): readonly Waiting<Item>[] {
    let size = 0;
    const end = this.#waiting.findIndex(({ items }, index) => {
      size += items.length;
      return index > 0 && size > this.#options.size;
    });
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end);
  }
}
