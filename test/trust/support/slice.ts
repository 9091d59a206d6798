import { createAppTester } from 'zapier-platform-core';
import app from '../../../src/index.ts';
import { type Inputs, type Kind, StepError, step } from '../../support/run.ts';

/** One platform: what it keeps between runs is its own. */
export type Platform = (authData: Readonly<Record<string, string>>, input: Inputs) => Promise<unknown>;

/**
 * Makes platforms that run one operation through the platform's own runtime, in an app that has its function only: the platform walks
 * through the whole definition at each call, and thousands of cases of it would take minutes.
 */
export function only(kind: Kind, key: string): () => Platform {
  const { perform } = step(kind, key).operation;
  const { version, platformVersion, flags, authentication, hydrators } = app;
  const slice = { version, platformVersion, flags, authentication, hydrators, [kind]: { [key]: { key, operation: { perform } } } };
  return () => {
    const tester = createAppTester(slice);
    return async (authData, input) => {
      ignoreMemory();
      try {
        return await tester(perform, { authData, inputData: { ...input }, meta: { timezone: 'America/Chicago' } });
      } catch (error) {
        throw new StepError(error);
      }
    };
  };
}

/** The platform ends a process of more than 450 MB after 250 runs; this one holds a test runner, a sandbox and thousands of runs. */
export function ignoreMemory(): void {
  jest.spyOn(process, 'memoryUsage').mockReturnValue({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 });
}
