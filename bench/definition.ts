/** How much of the definition the platform copies in every run, and what that takes. */
import { createRequire } from 'node:module';
import { loadBuiltApp } from '../sandbox/zapier/built_app.ts';
import { quick, round } from './figures.ts';

export interface DefinitionSize {
  readonly properties: number;
  readonly objects: number;
  /** As JSON, without functions. */
  readonly bytes: number;
  /** How long the platform takes in a run to copy, walk and freeze the definition twice, in processor time. */
  readonly copies_ms: number;
}

export async function definitionSize(): Promise<DefinitionSize> {
  const app = await loadBuiltApp();
  return { ...counted(app), bytes: Buffer.byteLength(JSON.stringify(app)), copies_ms: round(copiesOf(app), 2) };
}

const TURNS = 40;
const RUNS_A_TURN = 20;
/** https://github.com/zapier/zapier-platform/blob/main/packages/core/src/tools/create-lambda-handler.js calls it once, createApp once more. */
const COPIES_A_RUN = 2;

function copiesOf(app: unknown): number {
  const { prepareApp } = createRequire(import.meta.url)('zapier-platform-core/src/tools/schema');
  const times = Array.from({ length: TURNS }, () => {
    const start = process.cpuUsage();
    for (let index = 0; index < RUNS_A_TURN; index += 1) prepareApp(app);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000 / RUNS_A_TURN;
  });
  return quick(times) * COPIES_A_RUN;
}

function counted(value: unknown): Pick<DefinitionSize, 'properties' | 'objects'> {
  if (typeof value !== 'object' || value === null) return { properties: 0, objects: 0 };
  const parts = Object.values(value).map(counted);
  const sum = (key: 'properties' | 'objects'): number => parts.reduce((all, part) => all + part[key], 0);
  return { properties: parts.length + sum('properties'), objects: 1 + sum('objects') };
}
