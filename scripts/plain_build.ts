import type { BuildFacts } from '../src/backends/build_facts.ts';
import { factsOf } from './build_facts.ts';

/**
 * The sources can't be loaded without the bundler's constants, but what account types declare is only known once they
 * are loaded.
 */
if (!('__BUILD__' in globalThis)) Object.assign(globalThis, { __BUILD__: { ...factsOf([], null), notStored: [] } satisfies BuildFacts });
if (!('__RELAY__' in globalThis)) Object.assign(globalThis, { __RELAY__: false });
