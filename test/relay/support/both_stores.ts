import { embeddedStores, postgresStores, type Stores } from './stores.ts';

/** Both kinds of store, for `describe.each`. */
export const BOTH_STORES: readonly (readonly [string, () => Promise<Stores>])[] = [
  ['the embedded store', () => Promise.resolve(embeddedStores())],
  ['PostgreSQL', postgresStores],
];
