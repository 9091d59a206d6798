import type { AuthData } from '../../../sandbox/account.ts';
import { begunHour } from '../../../sandbox/zapier/half_hour.ts';
import { onlyOperation } from '../../../sandbox/zapier/only_operation.ts';
import { platformFor } from '../../../sandbox/zapier/platform.ts';
import { definition, type Inputs, type Kind, step } from '../../support/run.ts';

/** One platform with its own cache. */
export type Platform = (authData: AuthData, input: Inputs) => Promise<unknown>;

/**
 * Makes platforms that run one operation, in an app with only its function, because thousands of cases would otherwise
 * take minutes.
 */
export function only(kind: Kind, key: string): () => Platform {
  const { noun, display, operation } = step(kind, key);
  const { perform } = operation;
  const app = onlyOperation({ ...definition, [kind]: { [key]: { key, noun, display, operation: { perform } } } }, kind, key);
  return () => {
    let connection: AuthData = {};
    const platform = platformFor(app, () => connection);
    return (authData, input) => {
      ignoreMemory();
      connection = authData;
      return platform.call(perform, input, metaOf(key));
    };
  };
}

/** What reads at one hour of the day only is run in a zone in which that hour has begun. */
export function metaOf(key: string): Inputs {
  return key === 'birthday_coming' ? { timezone: begunHour(Date.now()).timezone } : {};
}

/**
 * The platform ends a process of more than 450 MB after 250 runs; this one holds a test runner, a sandbox and thousands
 * of runs.
 */
export function ignoreMemory(): void {
  jest.spyOn(process, 'memoryUsage').mockReturnValue({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 });
}
