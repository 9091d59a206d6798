/** Run in a process of its own, which the service is not in: one poll of a trigger, and by how much the process grew at most. */
import { ALL_BACKENDS } from '../../scripts/backends.ts';
import { peakMemory } from './peak_memory.ts';

const [account = '{}', key = ''] = process.argv.slice(2);
// What the bundler puts in their place; the app is loaded after them.
Object.assign(globalThis, ALL_BACKENDS);
const { runner } = await import('./run.ts');
const run = (meta: Readonly<Record<string, boolean>>) => runner(() => JSON.parse(account)).trigger(key, {}, meta);

// What the first request loads stays loaded, and is no memory of contacts.
await run({ isLoadingSample: true });
const before = process.memoryUsage.rss();
const rows = await run({});
const grown = peakMemory() - before;
const json = JSON.stringify(rows);
console.log(JSON.stringify({ rows: rows.length, bytes: Buffer.byteLength(json), grown }));
