import './plain_build.ts';
import { ACCOUNT_TYPES, type AccountType } from '../src/backends/account_types.ts';
import type { BuildFacts } from '../src/backends/build_facts.ts';
import { factsOf } from './build_facts.ts';

/** The keys of all account types, in the order of the chooser. */
export const KEYS: readonly AccountType[] = ACCOUNT_TYPES.map(({ key }) => key);

/** The constants that the bundler puts into a build; src/build.d.ts declares them. */
export interface BuildConstants {
  readonly __BACKENDS__: Readonly<Record<string, boolean>>;
  readonly __RELAY__: boolean;
  readonly __BUILD__: BuildFacts;
}

/**
 * The constants of a build with these account types, and with instant triggers or not. It loads them to read what they
 * declare.
 */
export async function buildConstants(
  chosen: readonly string[],
  brand: string | null = null,
  relay: boolean = false,
): Promise<BuildConstants> {
  const inBuild = (keys: readonly string[]) => Object.fromEntries(KEYS.map((key) => [key, keys.includes(key)]));
  Object.assign(globalThis, { __BACKENDS__: inBuild(KEYS), __RELAY__: relay });
  const { accountTypes } = await import('../src/backends/registry.ts');
  const { inputsExcept } = await import('../src/contacts/contact_keys.ts');
  const backends = await Promise.all(accountTypes.filter(({ key }) => chosen.includes(key)).map(({ load }) => load()));
  const notStored = inputsExcept().filter((key) => !backends.some(({ inputs }) => inputs.create.includes(key)));
  return { __BACKENDS__: inBuild(chosen), __RELAY__: relay, __BUILD__: { ...factsOf(backends, brand), notStored } };
}

/** The constants of a build with all of them, for tests and docs. */
export function allBackends(): Promise<BuildConstants> {
  return buildConstants(KEYS);
}
