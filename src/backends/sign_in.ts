import type { AuthData, Connection } from './ports.ts';

/** A sign-in field besides Account Type and Access. What a person enters is kept with the connection under its key. */
export interface SignInField {
  readonly key: string;
  /** Whose it is: a form with several account types says `Microsoft only: Tenant`. */
  readonly only: string;
  readonly label: string;
  readonly type: 'string' | 'boolean';
  readonly default?: string;
  readonly choices?: Readonly<Record<string, string>>;
  readonly helpText: string;
}

/** What the person's browser is sent with. */
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
  /** Of PKCE; undefined when the platform sent none. */
  readonly verifier: string | undefined;
}

export interface RefreshRequest {
  readonly authData: AuthData;
  readonly refreshToken: string;
}

/**
 * What a token response leaves with the connection, as texts: `location_id`, `grant_id` or whatever else its API needs in each run, beside
 * these. `refresh_token` only when a new one came.
 */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  /** The scopes that were granted, divided by blanks. */
  readonly scope: string;
  readonly [kept: string]: string | undefined;
}

/** Whose account it is, as the connection test finds it. */
export interface Identity {
  /** What names the account to a person: an address, the name of a location; null when there is none. */
  readonly name: string | null;
  /** Kept with the test's output; nothing secret. */
  readonly id: string | null;
}

/** What the platform's definition has to know of a sign-in before anybody signs in. */
export interface SignInForm {
  readonly fields: readonly SignInField[];
  /** Whether the vendor checks PKCE as RFC 7636 has it. */
  readonly standardPkce: boolean;
}

/** A backend's part of OAuth 2.0. */
export interface SignIn extends SignInForm {
  /** The page at which the person signs in. */
  authorizeUrl(request: AuthorizeRequest): string;
  redeemCode(request: CodeRequest): Promise<Tokens>;
  /** Throws an `expired` problem when only the person can mend it. */
  refresh(request: RefreshRequest): Promise<Tokens>;
  /** Reads whose account it is, and one contact with the permission that the connection was made for: fails when steps would. */
  identify(connection: Connection): Promise<Identity>;
}
