import type { Http } from '../http/request.ts';

/**
 * What the platform stores for a connection: the sign-in fields and the results of the token response. Every value is a
 * text.
 */
export type AuthData = Readonly<Record<string, string | undefined>>;

/** Everything that a port can use in one run of one operation. */
export interface Connection {
  readonly http: Http;
  readonly authData: AuthData;
  /** The user's own zone, an IANA name; null if the platform doesn't say. */
  readonly timezone: string | null;
  /** Stores JSON for this connection between runs. It may forget at any time, so neither function throws. */
  readonly cache: { get(key: string): Promise<unknown>; set(key: string, value: unknown, seconds: number): Promise<void> };
  /** Writes to the Zap's own log, which its owner and support can read. */
  log(text: string): void;
  /** When the run began, in milliseconds since 1970. */
  readonly now: number;
}
