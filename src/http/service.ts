import type { Failure, FailureReading } from './status_errors.ts';

/** What HTTP needs to know of the service behind a connection. */
export interface Service {
  /** The account type's label, for messages. */
  readonly label: string;
  /** The token may only go below these addresses; the first is the API's own. */
  readonly bases: readonly [string, ...string[]];
  /** Where it keeps files that anyone can read. The token doesn't go there. */
  readonly files?: readonly string[];
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How many requests may run at once. */
  readonly concurrency: number;
  /** Whether the connection may write. */
  readonly writable: boolean;
  /** Whether the connection was granted the scope; true if that is unknown. */
  hasScope(scope: string): boolean;
  /** The scope of a sign-in with this access that covers `scope`; undefined if it asks for none. */
  signInScope(access: 'read' | 'write', scope: string): string | undefined;
  /**
   * A read that every connection with a valid sign-in may make. If it works and another request gets a 401, the sign-in
   * isn't the problem, and renewing it would never end. Missing if the service has no such read.
   */
  readonly signInCheck?: { readonly url: string; readonly refused: FailureReading };
  /** A sentence about a request that this connection must not make, whoever wrote it; null for every other one. */
  readonly refuses?: (request: { readonly url: URL; readonly body?: unknown }) => string | null;
  /** Reads the service's words of a refusal. It must not throw, whatever the body is. */
  read(failure: Failure): FailureReading;
}
