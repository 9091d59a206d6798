/**
 * The parts of every stand-in service of the sandbox. A service gets one request below its own mount point and returns
 * one response, in its vendor's form. The server (server.ts) handles the sockets, the log of requests and the planned
 * faults.
 */

/**
 * One request as a service sees it. `path` is what follows the mount point, still percent-encoded, without the query.
 */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case, as Node gives them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Scheme, host and port of the sandbox, and this service's mount point: the start of next links. */
  readonly base: string;
  /** The planned response for a request inside this one, which counts as used; undefined if none was planned. */
  readonly planned?: (method: string, path: string) => ServiceResponse | undefined;
}

/** `body` is sent unchanged if it's a string or a Buffer, and as JSON otherwise; nothing is sent if it's undefined. */
export interface ServiceResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A stand-in for one vendor's service, or for one part of it (the API, its sign-in). */
export interface Service {
  /** The account type's key, or `entra` for the sign-in that two of them share. */
  readonly name: string;
  /** Where it's mounted: `/graph/v1.0`. Begins with a slash and doesn't end with one. */
  readonly mount: string;
  /**
   * Answers one request. A thrown error becomes a 500 that names it: it's a bug in the sandbox, never a planned fault.
   */
  handle(request: ServiceRequest): Promise<ServiceResponse> | ServiceResponse;
  /** Restores the seed. */
  reset(): void;
}

/**
 * The clock of the sandbox, in milliseconds since 1970. Services never call Date.now themselves, so that tests can set
 * the time.
 */
export type Clock = () => number;
