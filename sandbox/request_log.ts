/** One request that reached the sandbox, and its response. */
export interface RequestRecord {
  readonly method: string;
  /** The service's name; empty if nothing is mounted there. */
  readonly service: string;
  /** Below the mount point, with the query. */
  readonly path: string;
  /** The whole path of the request, with mount point and query. */
  readonly url: string;
  /** 0 if the connection was closed without a response. */
  readonly status: number;
  readonly milliseconds: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly response: string;
}

/** The newest requests, at most `LONGEST`, because a sandbox that runs for days must not fill the memory. */
export class RequestLog {
  readonly records: RequestRecord[] = [];
  #forgotten = 0;

  /** How many requests came before the first of `records`, so that each keeps its number after others are forgotten. */
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
