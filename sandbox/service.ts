/**
 * What every stand-in service of the sandbox is made of: it gets one request below its own mount point and gives one answer.
 * The server (server.ts) does the sockets, the log of requests and the planned faults; a service does nothing but speak its vendor's wire.
 */

/** One request as a service sees it. `path` is what follows the mount point, still percent-encoded, without the query. */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case, as Node gives them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Scheme, host and port of the sandbox followed by this service's mount point: what next links start with. */
  readonly base: string;
  /** The planned answer for a request that is a part of this one, counted as used; undefined when none was planned for it. */
  readonly planned?: (method: string, path: string) => ServiceResponse | undefined;
}

/** `body` goes out as it is when it is a string or a Buffer, as JSON otherwise; nothing is sent when it is undefined. */
export interface ServiceResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A stand-in for one vendor's service, or for one part of it (the API, its sign-in). */
export interface Service {
  /** The account type's key, or `entra` for the sign-in that two of them share. */
  readonly name: string;
  /** Where it is mounted: `/graph/v1.0`. Begins with a slash, does not end with one. */
  readonly mount: string;
  /** Answers one request. A thrown error becomes a 500 that names it: it is a mistake of the sandbox, never a planned fault. */
  handle(request: ServiceRequest): Promise<ServiceResponse> | ServiceResponse;
  /** Puts the seeded state back. */
  reset(): void;
}

/** The clock of the sandbox, in milliseconds since 1970. Tests give their own; services never call Date.now themselves. */
export type Clock = () => number;
