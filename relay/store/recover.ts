import { count } from './counter.ts';
import { rowsOf } from './database.ts';
import { QUEUE } from './schema.ts';
import type { Store } from './store.ts';

/** Finds what dead relays had claimed, and puts it back. */
export class Recovery {
  readonly #store: Store;
  /** When an owner was found missing first. */
  readonly #missing = new Map<number, number>();

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Puts back what relays have claimed that died since, and returns how many. Each may reach its target twice, because
   * nobody knows how far it came; so they're counted.
   */
  async run(now: number): Promise<number> {
    const { db, missingMs } = this.#store;
    const owners = await rowsOf<{ owner: number }>(db, 'SELECT DISTINCT owner FROM relay.claim');
    const live = await this.#store.liveOwners();
    const missing = owners.map(({ owner }) => owner).filter((owner) => owner !== this.#store.owner && !live.has(owner));
    for (const owner of this.#missing.keys()) if (!missing.includes(owner)) this.#missing.delete(owner);
    for (const owner of missing) if (!this.#missing.has(owner)) this.#missing.set(owner, now);
    const dead = missing.filter((owner) => now - (this.#missing.get(owner) ?? now) >= missingMs);
    return dead.length === 0 ? 0 : this.#putBack(dead);
  }

  async #putBack(owners: readonly number[]): Promise<number> {
    return this.#store.transaction(async (session) => {
      const rows = await rowsOf<{ job: string }>(session, 'DELETE FROM relay.claim WHERE owner = ANY ($1::int[]) RETURNING job', [owners]);
      const jobs = rows.map(({ job }) => job);
      if (jobs.length === 0) return 0;
      await this.#store.boss.fail(QUEUE, jobs, null, { db: session });
      await count(session, { maybe_repeated: jobs.length });
      return jobs.length;
    });
  }
}
