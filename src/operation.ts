import type { Bundle, ZObject } from 'zapier-platform-core';
import type { AuthData, Backend, Connection } from './backends/backend.ts';
import { secretsOf } from './backends/environment.ts';
import { backendFor } from './backends/registry.ts';
import { toPlatformError } from './contacts/errors.ts';
import { createHttp } from './http/client.ts';
import { LIMITS } from './http/deadline.ts';

/** What the platform hands an operation as the person's inputs: nothing about it is certain. */
export type Input = Readonly<Record<string, unknown>>;

/** One run of one operation: the connection it is for, and what the person asked. */
export interface Run {
  readonly z: ZObject;
  readonly backend: Backend;
  readonly connection: Connection;
  readonly input: Input;
  readonly meta: Partial<Bundle['meta']>;
}

/** Makes a platform function of what an operation does: opens the connection, and turns whatever goes wrong into the platform's own errors. */
export function operation<T>(work: (run: Run) => T | Promise<T>): (z: ZObject, bundle: Bundle) => Promise<T> {
  return async (z, bundle) => {
    let connection: Connection | undefined;
    try {
      const authData = authDataOf(bundle.authData);
      const backend = await backendFor(authData);
      connection = connect(z, backend, authData, bundle.meta?.timezone ?? null);
      return await work({ z, backend, connection, input: bundle.inputData ?? {}, meta: bundle.meta ?? {} });
    } catch (error) {
      throw toPlatformError(error, connection?.http.saved() ?? null);
    } finally {
      // What was asked for side by side and is not needed any more: a request that outlived its run would take from the next one.
      connection?.http.time.end();
    }
  };
}

/** Opens the way to an account, for one run. */
export function connect(z: ZObject, backend: Backend, authData: AuthData, timezone: string | null): Connection {
  const whole = { ...authData, account_type: backend.key };
  return {
    http: createHttp(z, backend.service(whole), LIMITS, secretsOf(whole)),
    authData: whole,
    timezone,
    cache: cacheOf(z, whole),
    log: (text) => z.console.log(text),
    now: Date.now(),
  };
}

/** The platform keeps texts, but tests and older connections may hold other things: what is no text is as if it were not there. */
export function authDataOf(...sources: readonly unknown[]): AuthData {
  const known = sources.filter((source) => typeof source === 'object' && source !== null).map((source) => Object.entries(source));
  return Object.fromEntries(
    known
      .reverse()
      .flat()
      .flatMap(([key, value]): [string, string][] =>
        ['string', 'number', 'boolean'].includes(typeof value) && value !== '' ? [[key, String(value)]] : [],
      ),
  );
}

/** The platform's types leave out the scope that keeps one connection's values from another's. */
interface ScopedCache {
  get(key: string, scope?: string[]): Promise<unknown>;
  set(key: string, value: unknown, ttl?: number, scope?: string[]): Promise<unknown>;
}

const SCOPE = ['user', 'auth'];

function cacheOf(z: ZObject, authData: AuthData): Connection['cache'] {
  const cache: ScopedCache = z.cache;
  const whose = [authData.account_type, authData.location_id, authData.grant_id, authData.tenant, authData.email]
    .map((part) => part ?? '')
    .join('/');
  // A cache that cannot be reached costs a request, not the step.
  return {
    get: (key) => cache.get(`${whose}/${key}`, SCOPE).catch(() => null),
    set: (key, value, seconds) =>
      cache.set(`${whose}/${key}`, value, seconds, SCOPE).then(
        () => undefined,
        () => undefined,
      ),
  };
}
