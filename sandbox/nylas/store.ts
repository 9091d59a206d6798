import { people } from '../people.ts';
import type { Clock } from '../service.ts';
import type { Provider } from './contact.ts';
import { PROVIDERS } from './contact.ts';
import { Grant } from './grant.ts';
import { connectorDefaults, IDENTITY_SCOPES } from './scopes.ts';
import { grantOf, seedOf } from './seed.ts';
import type { Switches } from './switches.ts';
import { seededSwitches } from './switches.ts';
import { Tokens } from './tokens.ts';
import { Webhooks } from './webhooks.ts';

export const CLIENT_ID = 'sandbox-nylas-client';
/** The client secret of a Nylas application is its API key. */
export const API_KEY = 'nyk_sandbox_api_key';

/** A code of the sign-in that wasn't exchanged yet. */
export interface PendingCode {
  readonly grant: Grant;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly offline: boolean;
  readonly challenge: string | undefined;
  readonly challengeMethod: string;
  readonly expiresAt: number;
}

/** Everything that the stand-in remembers; tests read and change it. */
export class NylasStore {
  readonly switches: Switches = seededSwitches();
  readonly tokens = new Tokens();
  readonly codes = new Map<string, PendingCode>();
  readonly webhooks: Webhooks;
  /** What a sign-in without a scope asks for, by provider. */
  connectorScopes: Record<Provider, readonly string[]> = connectorDefaults();
  readonly now: Clock;
  readonly #grants: Grant[];
  #serial = 0;
  #epoch = 0;

  constructor(size: number, clock: Clock) {
    this.now = clock;
    this.webhooks = new Webhooks(clock, API_KEY);
    const persons = people(Math.max(size, OTHERS));
    const sizeOf = (provider: Provider): number => (provider === 'google' ? size : Math.min(size, OTHERS));
    this.#grants = PROVIDERS.map((provider) => this.#watched(grantOf(seedOf(provider, persons.slice(0, sizeOf(provider))))));
  }

  get grants(): readonly Grant[] {
    return this.#grants;
  }

  /** The grant with this ID or email address, or the seeded one of this provider. */
  grant(key: string): Grant {
    const grant = this.findGrant(key) ?? this.#grants.find((candidate) => candidate.provider === key);
    if (grant === undefined) throw new Error(`the sandbox has no grant ${key}`);
    return grant;
  }

  findGrant(idOrEmail: string): Grant | undefined {
    return this.#grants.find((grant) => grant.id === idOrEmail || grant.email === idOrEmail);
  }

  /** Adds an empty mailbox. An application has one grant for each email address. */
  addGrant(provider: Provider, email: string): Grant {
    if (this.findGrant(email) !== undefined) throw new Error(`${email} has a grant already`);
    const id = `0a5f2c1e-00ff-4a00-8000-${String(this.next()).padStart(12, '0')}`;
    const grant = new Grant({
      id,
      email,
      name: email,
      provider,
      createdAt: this.now(),
      scope: [...this.connectorScopes[provider], ...IDENTITY_SCOPES[provider]],
    });
    this.#grants.push(this.#watched(grant));
    return grant;
  }

  #watched(grant: Grant): Grant {
    grant.tell = (contact, isDeleted) => this.webhooks.tell(isDeleted ? 'contact.deleted' : 'contact.updated', contact, grant);
    return grant;
  }

  /** A new number each time, for request IDs, codes and orders. */
  next(): number {
    this.#serial += 1;
    return this.#serial;
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** From now on, earlier page tokens get a 400. */
  expireCursors(): void {
    this.#epoch += 1;
  }

  /**
   * Restores every mailbox; those of later sign-ins become empty. Tokens, and codes that weren't exchanged yet, stay
   * valid.
   */
  reset(): void {
    Object.assign(this.switches, seededSwitches());
    this.connectorScopes = connectorDefaults();
    for (const grant of this.#grants) grant.reset();
    this.#epoch += 1;
    this.webhooks.clear();
  }
}

/** How many people each provider other than Google gets. */
const OTHERS = 60;
