import type { RunTime } from './deadline.ts';
import type { Failure, FailureReading } from './status_errors.ts';

/** The service behind a connection, as far as HTTP is concerned. */
export interface Service {
  /** The account type's label, for sentences. */
  readonly label: string;
  /** The addresses below which the bearer may go; the first one is the API's own. */
  readonly bases: readonly [string, ...string[]];
  readonly token: string;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** How many requests may be under way at once. */
  readonly concurrency: number;
  /** Whether the connection may write. */
  readonly writable: boolean;
  /** Whether the connection was granted the scope; true when that is not known. */
  granted(scope: string): boolean;
  /** The scope by which a sign-in with this access may do what needs `scope`; undefined where it asks for none such. */
  asks(access: 'read' | 'write', scope: string): string | undefined;
  /**
   * A read that every connection may make whose sign-in is still good. Where it works and another one is refused with 401, the sign-in is not
   * what is wrong, and to renew it again and again would never end. Left out where there is none.
   */
  readonly proof?: { readonly url: string; readonly refused: FailureReading };
  /** Reads what the service says when it refuses. Must not throw, whatever the body is. */
  read(failure: Failure): FailureReading;
}

/** What an answer must be: any zod schema is one. */
export interface Contract<T> {
  safeParse(value: unknown): Reading<T>;
}

/** A value that was read, or why it couldn't be. */
export type Reading<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };

/** One thing that isn't what the contract says, where it is, and what is expected there. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  /** Of a union: what is wrong for each of its members, with paths from here on. */
  readonly errors?: readonly (readonly Issue[])[];
}

/** One request and what its answer must look like. */
export interface Exchange<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Whole, or below the API's own address when it begins with a slash; ids in it are percent-encoded by the caller. */
  readonly url: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a Buffer as it is, and under the type of JSON where the headers name no other. */
  readonly body?: unknown;
  readonly answer: Contract<T>;
  /** What is attempted, for sentences: `create the contact`. */
  readonly doing: string;
  readonly writes: boolean;
  /** The scope without which the service would refuse. */
  readonly needs?: string;
  /** The request as the person wrote it, `GET /me/contacts`: what is refused then is told of the request. */
  readonly asked?: string;
  /** For a write: what is there now, should a later part of the step fail. */
  saved?(answer: T): string;
}

export interface Answer<T> {
  readonly data: T;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it came, for what is no JSON. */
  readonly bytes: Buffer;
}

/** The bytes of a file, as they came. */
export interface Download {
  readonly bytes: Buffer;
  /** As the service says it, without parameters; empty when it does not. */
  readonly contentType: string;
}

/** A response that came inside another one, as a part of a batch: the body as parsed JSON, header names in any case. */
export interface InnerResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The one caller of the platform's HTTP client, for one run of one operation. */
export interface Http {
  /** The account type's label, for sentences. */
  readonly label: string;
  send<T>(exchange: Exchange<T>): Promise<Answer<T>>;
  /** The data of a response inside another one. Throws the problem that it would be by itself; only with its `url` can that be "not there". */
  unwrap<T>(exchange: Pick<Exchange<T>, 'answer' | 'doing' | 'needs'> & Partial<Pick<Exchange<T>, 'url'>>, inner: InnerResponse): T;
  /** Reads bytes in place of JSON. */
  download(exchange: Omit<Exchange<unknown>, 'answer' | 'writes'>): Promise<Download>;
  /** What this run has written so far, in a sentence; null while nothing was. */
  saved(): string | null;
  /** Milliseconds that are left of this run. */
  left(): number;
  /** The time of this run, for what it does besides; whoever began the run ends it. */
  readonly time: RunTime;
}
