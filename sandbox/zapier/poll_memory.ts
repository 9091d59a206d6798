import { type Operation, staticOutputs, type Values } from './definition.ts';

/** Zapier takes at most this many unseen rows from one poll. */
const POLL_LIMIT = 100;

/**
 * Zapier's side of a polling trigger: it remembers the primary fields of every row it got, and takes the unseen ones.
 */
export class PollMemory {
  readonly #keys: readonly string[];
  readonly #seen = new Set<string>();

  constructor(trigger: Operation) {
    const primary = staticOutputs(trigger).filter((field) => field.primary === true);
    this.#keys = primary.length > 0 ? primary.map(({ key }) => key) : ['id'];
  }

  /** The rows that are new to it, up to Zapier's limit for one poll. */
  take<Row extends Values>(rows: readonly Row[]): Row[] {
    const fresh = rows.filter((row) => !this.#seen.has(this.#name(row))).slice(0, POLL_LIMIT);
    this.fill(fresh);
    return fresh;
  }

  /** Remembers the rows of the first poll, when the trigger is turned on. */
  fill(rows: readonly Values[]): void {
    for (const row of rows) this.#seen.add(this.#name(row));
  }

  #name(row: Values): string {
    return JSON.stringify(this.#keys.map((key) => row[key] ?? null));
  }
}
