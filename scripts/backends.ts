import { ACCOUNT_TYPES, type AccountType } from '../src/backends/account_types.ts';

/** All account types by key, in the order of the chooser. */
export const KEYS: readonly AccountType[] = ACCOUNT_TYPES.map(({ key }) => key);

/** The constants that the bundler puts into a build with these account types; src/build.d.ts declares them. */
export function buildConstants(chosen: readonly string[]): { readonly __BACKENDS__: Readonly<Record<string, boolean>> } {
  return { __BACKENDS__: Object.fromEntries(KEYS.map((key) => [key, chosen.includes(key)])) };
}

/** The same for a build with all of them; tests and docs use it. */
export const ALL_BACKENDS = buildConstants(KEYS);
