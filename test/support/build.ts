import { allBackends, buildConstants, KEYS } from '../../scripts/backends.ts';
import { openStages, type Stages } from '../../scripts/docs/stage.ts';
import { anywhere, onlyLoopback } from './network.ts';

/** What `load` imports, as it is in a build with these account types: the bundler sets the same constants. */
export async function inBuild<T>(
  keys: readonly string[],
  load: () => Promise<T>,
  brand: string | null = null,
  relay: boolean = false,
): Promise<T> {
  Object.assign(globalThis, relay ? await constantsWithRelay(keys, brand) : await buildConstants(keys, brand));
  const loaded: T[] = [];
  await jest.isolateModulesAsync(async () => {
    loaded.push(await load());
    // What a run loads later would come from outside this build.
    const { accountTypes } = await import('../../src/backends/registry.ts');
    await Promise.all(accountTypes.map((accountType) => accountType.load()));
  });
  const [found] = loaded;
  if (found === undefined) throw new Error('Nothing was loaded.');
  return found;
}

/** What account types can do with the relay is decided when they are loaded, so they're loaded once more. */
async function constantsWithRelay(keys: readonly string[], brand: string | null): Promise<object> {
  let constants = {};
  await jest.isolateModulesAsync(async () => {
    const scripts = await import('../../scripts/backends.ts');
    constants = await scripts.buildConstants(keys, brand, true);
  });
  return constants;
}

/** Puts the constants of the build with all account types back. */
export async function leaveBuild(): Promise<void> {
  Object.assign(globalThis, await allBackends());
}

/** Sandboxes to run builds against, opened before the tests of a file and closed after them. */
export function useStages(): () => Stages {
  let stages: Stages | undefined;
  beforeAll(async () => {
    onlyLoopback();
    stages = await openStages();
  });
  afterAll(async () => {
    await stages?.close();
    await leaveBuild();
    // The platform's runtime changes Node's own `http`, which this worker's next test file gets.
    anywhere();
  });
  return () => {
    if (stages === undefined) throw new Error('The sandboxes exist in tests only.');
    return stages;
  };
}

/** The keys of the account types in a build as docs/publishing.md names it. */
export function keysOf(build: string): readonly string[] {
  return build === 'all' ? KEYS : build.split(',');
}
