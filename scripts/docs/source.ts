import '../../sandbox/zapier/quiet.ts';
import type { Definition } from '../../sandbox/zapier/definition.ts';
import type { LoadableAccountType } from '../../src/backends/registry.ts';

/** The app and its account types, from the sources. A page that was generated from an older bundle would look right. */
export interface Source {
  readonly app: Definition;
  readonly accountTypes: readonly LoadableAccountType[];
}

export async function loadSource(): Promise<Source> {
  const file = '../../src/index.ts';
  const app: Definition = (await import(file)).default;
  const { accountTypes } = await import('../../src/backends/registry.ts');
  return { app, accountTypes };
}
