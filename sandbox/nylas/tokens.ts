import type { Grant } from './grant.ts';

export type TokenKind = 'access' | 'refresh' | 'id';

export interface Token {
  readonly value: string;
  readonly kind: TokenKind;
  readonly grant: Grant;
  readonly scopes: readonly string[];
  /** All tokens of one sign-in, which are revoked together. */
  readonly family: number;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  expiresAt: number;
}

export const LIFETIME_SECONDS = 3600;

/** The issued tokens. Access tokens last an hour, refresh tokens until they are revoked. */
export class Tokens {
  readonly #tokens = new Map<string, Token>();
  #serial = 0;

  newFamily(): number {
    this.#serial += 1;
    return this.#serial;
  }

  issue(kind: TokenKind, grant: Grant, scopes: readonly string[], family: number, now: number): Token {
    this.#serial += 1;
    const expiresAt = kind === 'refresh' ? Number.POSITIVE_INFINITY : now + LIFETIME_SECONDS * 1000;
    const token: Token = { value: textOf(kind, grant, now, this.#serial), kind, grant, scopes, family, issuedAt: now, expiresAt };
    this.#tokens.set(token.value, token);
    return token;
  }

  find(value: string, kinds: readonly TokenKind[], now: number): Token | undefined {
    const token = this.#tokens.get(value);
    return token !== undefined && kinds.includes(token.kind) && now < token.expiresAt ? token : undefined;
  }

  /** Expires one token, or every access token. */
  expire(value?: string): void {
    for (const token of this.#tokens.values()) {
      if (value === undefined ? token.kind === 'access' : token.value === value) token.expiresAt = Number.NEGATIVE_INFINITY;
    }
  }

  /** Also revokes the token's children and its parent. */
  revoke(token: Token): void {
    for (const other of this.#tokens.values()) if (other.family === token.family) this.#tokens.delete(other.value);
  }
}

/** An ID token has the three parts of a JWT. Its signature is fake: no one can check it without Nylas's keys. */
function textOf(kind: TokenKind, grant: Grant, now: number, serial: number): string {
  if (kind !== 'id') return `nylas_${kind}_${grant.provider}_${serial}`;
  const issued = Math.floor(now / 1000);
  const claims = {
    iss: 'https://nylas.com',
    sub: grant.id,
    email: grant.email,
    email_verified: true,
    name: grant.name,
    iat: issued,
    exp: issued + LIFETIME_SECONDS,
  };
  return [{ alg: 'RS256', typ: 'JWT' }, claims, { signature: serial }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
}
