/** Run by heap.test.ts in a process of its own, started with --expose-gc: reads the whole book again and again, and prints what stays in memory. */
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Definition } from '../../../sandbox/zapier/definition.ts';
import { ALL_BACKENDS } from '../../../scripts/backends.ts';

const RUNS = 20;
const { authData } = JSON.parse(process.argv[2] ?? '{}') as { readonly authData: Readonly<Record<string, string>> };
Object.assign(globalThis, ALL_BACKENDS);
const { createAppTester } = await import('zapier-platform-core');
const { default: app } = await import('../../../src/index.ts');
const { triggers, searches } = app as unknown as Pick<Definition, 'triggers' | 'searches'>;
const tester = createAppTester(app);

let rows = 0;
const heaps: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  rows = await count(triggers.new_or_updated_contact?.operation.perform, { watch_fields: ['email'] }, { isPopulatingDedupe: true });
  rows += await count(searches.find_contacts?.operation.perform, { limit: '1000' }, {});
  globalThis.gc?.();
  heaps.push(process.memoryUsage().heapUsed);
}
console.log(JSON.stringify({ rows, first: heaps[0], last: heaps.at(-1) }));
process.exit(0);

type Perform = (z: ZObject, bundle: Bundle) => unknown;

async function count(perform: Perform | undefined, inputData: object, meta: object): Promise<number> {
  if (perform === undefined) throw new Error('the app has no such step');
  const answer = await tester(async (z: ZObject, bundle: Bundle) => perform(z, bundle), {
    authData: { ...authData },
    inputData: { ...inputData },
    meta,
  });
  return Array.isArray(answer) ? answer.length : 0;
}
