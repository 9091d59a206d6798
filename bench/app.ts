import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bundle, ZObject } from 'zapier-platform-core';

/** The app as it was built. */
export const DIST = path.resolve(import.meta.dirname, '..', 'dist', 'index.js');

export type Values = Readonly<Record<string, unknown>>;
export type Perform = (z: ZObject, bundle: Bundle) => unknown;

interface Operations {
  readonly [key: string]: { readonly operation: { readonly perform: Perform } };
}

/** As much of the built app as the figures need. */
export interface BuiltApp {
  readonly triggers: Operations;
  readonly searches: Operations;
  readonly creates: Operations;
}

/** Runs a perform through the platform's own runtime. What it keeps between runs lasts as long as this. */
export type Platform = (perform: Perform, input: Values, authData: Readonly<Record<string, string>>, meta?: Values) => Promise<unknown>;

/** Loads the app as it was built. The core prints what it uses of memory unless it runs in a test. */
export async function loadApp(): Promise<{ app: BuiltApp; platform: () => Platform }> {
  process.env.NODE_ENV = 'test';
  const { createAppTester } = await import('zapier-platform-core');
  const { default: app } = await import(pathToFileURL(DIST).href);
  const platform = (): Platform => {
    const tester = createAppTester(app);
    return async (perform, inputData, authData, meta = {}) =>
      tester(perform, { inputData: { ...inputData }, authData: { ...authData }, meta: { timezone: 'America/Chicago', ...meta } });
  };
  return { app, platform };
}

/** The perform with this key. */
export function performOf(operations: Operations, key: string): Perform {
  const found = operations[key];
  if (found === undefined) throw new Error(`The app has no ${key}.`);
  return found.operation.perform;
}
