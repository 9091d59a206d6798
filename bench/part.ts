/**
 * main.ts runs this in its own process: it measures one part and prints it as JSON. In a single process, the platform's
 * core would end the run because of its memory.
 */
import { definitionSize } from './definition.ts';
import { heaps } from './heap.ts';
import { peaks } from './memory.ts';
import { operations } from './operations.ts';
import { polls } from './polls.ts';
import { profiles } from './profile.ts';
import { runtimes } from './runtime.ts';
import { sweeps } from './sweeps.ts';
import { translations } from './translation.ts';

const PARTS: Readonly<Record<string, () => Promise<unknown>>> = {
  definition: definitionSize,
  heaps,
  operations,
  peaks,
  polls,
  profiles,
  runtimes,
  sweeps,
  translations,
};

const part = PARTS[process.argv[2] ?? ''];
if (part === undefined) throw new Error(`The parts are ${Object.keys(PARTS).join(', ')}.`);
console.log(JSON.stringify(await part()));
process.exit(0);
