import type { AuthData, Connection } from './connection.ts';

/**
 * A sign-in field besides Account Type and Access. The platform stores the person's entry with the connection, under
 * its key.
 */
export interface SignInField {
  readonly key: string;
  /**
   * Who uses it, if that isn't the account types with this field: a form with several of them shows `Microsoft only:
   * Tenant`.
   */
  readonly only?: string;
  readonly label: string;
  readonly type: 'string' | 'boolean';
  readonly default?: string;
  readonly choices?: Readonly<Record<string, string>>;
  readonly helpText: string;
}

/** The parameters of the sign-in page. */
export interface AuthorizeRequest {
  readonly authData: AuthData;
  readonly redirectUri: string;
  /** Comes back unchanged; the platform compares it. */
  readonly state: string;
}

export interface CodeRequest {
  readonly authData: AuthData;
  readonly redirectUri: string;
  readonly code: string;
  /** Of PKCE; undefined if the platform sent none. */
  readonly verifier: string | undefined;
}

export interface RefreshRequest {
  readonly authData: AuthData;
  readonly refreshToken: string;
}

/**
 * What a token response adds to the connection, as texts: these, and `location_id`, `grant_id` or whatever else its API
 * needs in each run. `refresh_token` only if there is a new one.
 */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  /** The granted scopes, separated by blanks. */
  readonly scope: string;
  readonly [kept: string]: string | undefined;
}

/** Whose account it is, from the connection test. */
export interface Identity {
  /** The account's name for a person: an address, or the name of a location; null if there's none. */
  readonly name: string | null;
  /** Stored with the test's output, so never a secret. */
  readonly id: string | null;
}

/** What the platform's definition needs to know of a sign-in before anyone signs in. */
export interface SignInForm {
  readonly fields: readonly SignInField[];
  /** Whether the vendor checks PKCE as in RFC 7636. */
  readonly standardPkce: boolean;
}

/** A backend's part of OAuth 2.0. */
export interface SignIn extends SignInForm {
  authorizeUrl(request: AuthorizeRequest): string;
  redeemCode(request: CodeRequest): Promise<Tokens>;
  /** Throws an `expired` problem if only the person can fix it. */
  refresh(request: RefreshRequest): Promise<Tokens>;
  /**
   * Reads whose account it is, and one contact with the connection's own permission, so that it fails if steps would.
   */
  identify(connection: Connection): Promise<Identity>;
}

/** Whether a checkbox of the sign-in form is checked; it's stored as a text. */
export function isTicked(value: string | undefined): boolean {
  return ['true', '1', 'yes', 'on'].includes(value?.trim().toLowerCase() ?? '');
}
