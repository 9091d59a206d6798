/** One request that reached the sandbox, and what was answered. */
export interface RequestRecord {
  readonly method: string;
  /** The service's name; empty when nothing is mounted there. */
  readonly service: string;
  /** Below the mount point, with the query. */
  readonly path: string;
  /** The whole path as it was asked for, with mount point and query. */
  readonly url: string;
  /** 0 when the connection was destroyed without an answer. */
  readonly status: number;
  readonly milliseconds: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly answer: string;
}

/** The newest requests, at most `LONGEST` of them: a sandbox that runs for days must not fill the memory. */
export class RequestLog {
  readonly records: RequestRecord[] = [];
  #forgotten = 0;

  /** How many requests came before the first of `records`: with it each keeps its number, whatever was forgotten. */
  get forgotten(): number {
    return this.#forgotten;
  }

  add(record: RequestRecord): void {
    this.records.push(record);
    if (this.records.length > LONGEST) this.#forget(this.records.length - LONGEST);
  }

  clear(): void {
    this.#forget(this.records.length);
  }

  #forget(count: number): void {
    this.records.splice(0, count);
    this.#forgotten += count;
  }
}

const LONGEST = 10_000;
