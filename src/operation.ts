import type { Bundle, ZObject } from 'zapier-platform-core';
import type { AuthData, Backend, Connection } from './backends/backend.ts';
import { secretsOf } from './backends/environment.ts';
import { backendFor } from './backends/registry.ts';
import { toPlatformError } from './contacts/errors.ts';
import { createHttp } from './http/client.ts';
import { LIMITS } from './http/deadline.ts';

/** The inputs of a step as Zapier passes them: any of them can be anything. */
export type Input = Readonly<Record<string, unknown>>;

/** One run of one operation: its connection and its inputs. */
export interface Run {
  readonly z: ZObject;
  readonly backend: Backend;
  readonly connection: Connection;
  readonly input: Input;
  readonly meta: Partial<Bundle['meta']>;
}

/** Makes a Zapier function of an operation: opens the connection, and turns every error into one of Zapier's. */
export function operation<T>(work: (run: Run, bundle: Bundle) => T | Promise<T>): (z: ZObject, bundle: Bundle) => Promise<T> {
  return async (z, bundle) => {
    let connection: Connection | undefined;
    try {
      const authData = authDataOf(bundle.authData);
      const backend = await backendFor(authData);
      connection = connect(z, backend, authData, bundle.meta?.timezone ?? null);
      return await work({ z, backend, connection, input: bundle.inputData ?? {}, meta: bundle.meta ?? {} }, bundle);
    } catch (error) {
      throw toPlatformError(error, connection?.http.saved() ?? null);
    } finally {
      // Cancels parallel requests that nothing waits for anymore, so that none outlives its run.
      connection?.http.time.end();
    }
  };
}

/** Opens a connection for one run. */
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

/** The auth data as texts. Zapier stores texts, but tests and older connections can hold other values, which are left out. */
export function authDataOf(...sources: readonly unknown[]): AuthData {
  const records = sources.filter((source) => typeof source === 'object' && source !== null).map((source) => Object.entries(source));
  return Object.fromEntries(
    records
      .reverse()
      .flat()
      .flatMap(([key, value]): [string, string][] =>
        ['string', 'number', 'boolean'].includes(typeof value) && value !== '' ? [[key, String(value)]] : [],
      ),
  );
}

/** Zapier's types lack the parameter that keeps the values of connections apart. */
interface ScopedCache {
  get(key: string, scope?: string[]): Promise<unknown>;
  set(key: string, value: unknown, ttl?: number, scope?: string[]): Promise<unknown>;
}

const SCOPE = ['user', 'auth'];

function cacheOf(z: ZObject, authData: AuthData): Connection['cache'] {
  const cache: ScopedCache = z.cache;
  const whose = [authData.account_type, authData.location_id, authData.grant_id, authData.tenant, authData.mailbox, authData.email]
    .map((part) => part ?? '')
    .join('/');
  // If the cache fails, the step makes one more request.
  return {
    get: (key) => cache.get(`${whose}/${key}`, SCOPE).catch(() => null),
    set: (key, value, seconds) =>
      cache.set(`${whose}/${key}`, value, seconds, SCOPE).then(
        () => undefined,
        () => undefined,
      ),
  };
}
