import { randomBytes } from 'node:crypto';
import type { Clock } from './service.ts';

/** The data of one access token. */
export interface Token {
  readonly value: string;
  /** The key of the account type whose API accepts it. */
  readonly service: string;
  readonly scopes: readonly string[];
  /** Who signed in: an invented user's ID. */
  readonly subject: string;
  /** HighLevel's class of token: only a Location token can call the contacts API. */
  readonly kind: 'Location' | 'Company';
  /** The token's location; null means the account's first one. */
  readonly location: string | null;
  /** Milliseconds since 1970. */
  readonly expires_at: number;
}

/** The requested parts of a new token; everything else has a default. */
export interface TokenRequest {
  readonly value?: string;
  readonly scopes?: readonly string[];
  readonly subject?: string;
  readonly kind?: 'Location' | 'Company';
  readonly location?: string;
  /** Seconds until it expires; by default, a day. */
  readonly expires_in?: number;
}

/** Every access token of the sandbox, shared by the sign-ins that issue them and the APIs that check them. */
export class TokenRegistry {
  readonly #clock: Clock;
  readonly #tokens = new Map<string, Token>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Registers a token and returns its text. If a value is given again, it replaces the earlier token. */
  issue(service: string, request: TokenRequest = {}): string {
    const value = request.value ?? `${service}-${randomBytes(16).toString('hex')}`;
    this.#tokens.set(value, {
      value,
      service,
      scopes: request.scopes ?? [],
      subject: request.subject ?? 'sandbox-user',
      kind: request.kind ?? 'Location',
      location: request.location ?? null,
      expires_at: this.#clock() + (request.expires_in ?? 86_399) * 1000,
    });
    return value;
  }

  /** The token if it is known, unexpired and meant for this service. */
  find(service: string, value: string): Token | undefined {
    const token = this.#tokens.get(value);
    return token !== undefined && token.service === service && token.expires_at > this.#clock() ? token : undefined;
  }

  /** Expires a token now: the next call with it gets a 401. */
  expire(value: string): void {
    this.#tokens.delete(value);
  }

  expireAll(service: string): void {
    for (const token of [...this.#tokens.values()]) if (token.service === service) this.#tokens.delete(token.value);
  }
}
