/**
 * heap.test.ts runs this in its own process, with --expose-gc: it reads the whole book repeatedly and prints what stays
 * in memory.
 */
import { allBackends } from '../../../scripts/backends.ts';

const RUNS = 20;
const { authData } = JSON.parse(process.argv[2] ?? '{}');
// What the bundler otherwise sets; the app is loaded after it.
Object.assign(globalThis, await allBackends());
const { runner } = await import('../../support/run.ts');
const connected = runner(() => authData);

let rows = 0;
const heaps: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  const first = await connected.trigger('new_or_updated_contact', { watch_fields: ['email'] }, { isPopulatingDedupe: true });
  rows = first.length + (await connected.search('find_contacts', { limit: '1000' })).length;
  globalThis.gc?.();
  heaps.push(process.memoryUsage().heapUsed);
}
console.log(JSON.stringify({ rows, first: heaps[0], last: heaps.at(-1) }));
process.exit(0);
