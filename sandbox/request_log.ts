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

  add(record: RequestRecord): void {
    this.records.push(record);
    if (this.records.length > LONGEST) this.records.splice(0, this.records.length - LONGEST);
  }

  clear(): void {
    this.records.length = 0;
  }
}

const LONGEST = 10_000;
