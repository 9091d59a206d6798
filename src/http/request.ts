import type { Deadline } from './deadline.ts';
import type { Schema } from './schema.ts';

/** One request and what its response must look like. */
export interface HttpRequest<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Whole, or below the API's own address when it begins with a slash; ids in it are percent-encoded by the caller. */
  readonly url: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a Buffer as it is, and under the type of JSON where the headers name no other. */
  readonly body?: unknown;
  /** What the response must be. */
  readonly schema: Schema<T>;
  /** What is attempted, for sentences: `create the contact`. */
  readonly doing: string;
  readonly writes: boolean;
  /** The scope without which the service would refuse. */
  readonly scope?: string;
  /** The request as the person wrote it, `GET /me/contacts`: what is refused then is told of the request. */
  readonly userRequest?: string;
  /** For a write: what is there now, should a later part of the step fail. */
  saved?(data: T): string;
}

export interface HttpResponse<T> {
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
  send<T>(request: HttpRequest<T>): Promise<HttpResponse<T>>;
  /** The data of a response inside another one. Throws the problem that it would be by itself; only with its `url` can that be "not there". */
  unwrap<T>(request: Pick<HttpRequest<T>, 'schema' | 'doing' | 'scope'> & Partial<Pick<HttpRequest<T>, 'url'>>, inner: InnerResponse): T;
  /** Reads bytes in place of JSON. */
  download(request: Omit<HttpRequest<unknown>, 'schema' | 'writes'>): Promise<Download>;
  /** What this run has written so far, in a sentence; null while nothing was. */
  saved(): string | null;
  /** Milliseconds that are left of this run. */
  left(): number;
  /** The time of this run, for what it does besides; whoever began the run ends it. */
  readonly time: Deadline;
}
