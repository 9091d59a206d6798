import type { Deadline } from './deadline.ts';
import type { Schema } from './schema.ts';

/** One request, and the form of its response. */
export interface HttpRequest<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Whole, or below the API's own address if it begins with a slash. The caller percent-encodes IDs. */
  readonly url: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. A Buffer is sent unchanged, as JSON unless the headers name another type. */
  readonly body?: unknown;
  readonly schema: Schema<T>;
  /** What is attempted, for messages: `create the contact`. */
  readonly doing: string;
  readonly writes: boolean;
  /** The scope without which the service would refuse. */
  readonly scope?: string;
  /** The request as the person wrote it, `GET /me/contacts`, for the message of a refusal. */
  readonly userRequest?: string;
  /** For a write: what was saved, in case a later part of the step fails. */
  saved?(data: T): string;
  /**
   * For a write: what the service would return. Throws the problem that the service would answer with, if that's known
   * without writing.
   */
  preview?(): T | Promise<T>;
}

export interface HttpResponse<T> {
  readonly data: T;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The unchanged body, for one that isn't JSON. */
  readonly bytes: Buffer;
}

/** The unchanged bytes of a file. */
export interface Download {
  readonly bytes: Buffer;
  /** From the service, without parameters; empty if it doesn't say. */
  readonly contentType: string;
}

/** A response inside another one, as a part of a batch: the body as parsed JSON, header names in any case. */
export interface InnerResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The one caller of the platform's HTTP client, for one run of one operation. */
export interface Http {
  /** The account type's label, for messages. */
  readonly label: string;
  send<T>(request: HttpRequest<T>): Promise<HttpResponse<T>>;
  /**
   * The data of a response inside another one. Throws the problem that it would be by itself. It can only be "not
   * found" with its `url`.
   */
  unwrap<T>(request: Pick<HttpRequest<T>, 'schema' | 'doing' | 'scope'> & Partial<Pick<HttpRequest<T>, 'url'>>, inner: InnerResponse): T;
  /** Reads bytes instead of JSON. */
  download(request: Omit<HttpRequest<unknown>, 'schema' | 'writes' | 'preview'>): Promise<Download>;
  /** The same client for a run that only previews: instead of sending a write, it returns the write's own `preview`. */
  preview(): Http;
  /** What this run has written so far, in a sentence; null if nothing. */
  saved(): string | null;
  /** Milliseconds that are left of this run. */
  left(): number;
  /** The time of this run, for its other work. Only the one who started the run ends it. */
  readonly time: Deadline;
}
