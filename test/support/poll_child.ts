/** Runs in its own process, without the service: one poll of a trigger, and how much the process grew at most. */
import { allBackends } from '../../scripts/backends.ts';
import { peakMemory } from './peak_memory.ts';

const [account = '{}', key = ''] = process.argv.slice(2);
// What the bundler otherwise sets; the app is loaded after it.
Object.assign(globalThis, await allBackends());
const { runner } = await import('./run.ts');
const run = (meta: Readonly<Record<string, boolean>>) => runner(() => JSON.parse(account)).trigger(key, {}, meta);

// What the first request loads stays in memory, but isn't contacts.
await run({ isLoadingSample: true });
const before = process.memoryUsage.rss();
const rows = await run({});
const grown = peakMemory() - before;
const json = JSON.stringify(rows);
console.log(JSON.stringify({ rows: rows.length, bytes: Buffer.byteLength(json), grown }));
