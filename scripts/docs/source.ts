import '../../sandbox/zapier/quiet.ts';
import type { Definition } from '../../sandbox/zapier/definition.ts';
import type { LoadableAccountType } from '../../src/backends/registry.ts';
import { ALL_BACKENDS } from '../backends.ts';

/** The app and its account types, read from the sources: a page that was made from an older bundle could not be told from a right one. */
export interface Source {
  readonly app: Definition;
  readonly accountTypes: readonly LoadableAccountType[];
}

export async function loadSource(): Promise<Source> {
  // What the bundler puts in otherwise: every account type is described.
  Object.assign(globalThis, ALL_BACKENDS);
  const file = '../../src/index.ts';
  const app: Definition = (await import(file)).default;
  const { accountTypes } = await import('../../src/backends/registry.ts');
  return { app, accountTypes };
}
