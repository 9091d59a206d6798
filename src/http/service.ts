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
  hasScope(scope: string): boolean;
  /** The scope by which a sign-in with this access may do what needs `scope`; undefined where it asks for none such. */
  signInScope(access: 'read' | 'write', scope: string): string | undefined;
  /**
   * A read that every connection may make whose sign-in is still good. Where it works and another one is refused with 401, the sign-in is not
   * what is wrong, and to renew it again and again would never end. Left out where there is none.
   */
  readonly signInCheck?: { readonly url: string; readonly refused: FailureReading };
  /** Reads what the service says when it refuses. Must not throw, whatever the body is. */
  read(failure: Failure): FailureReading;
}
