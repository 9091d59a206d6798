import { fixedOutputs, type Inputs, type Row, step } from './run.ts';
import type { World } from './world.ts';

/** As many unseen rows as the platform takes from one poll. */
const MOST = 100;

/** A Zap's memory of what a trigger gave: rows are told apart by the output fields that are marked as primary. */
export interface Zap {
  /** The first look, when the Zap is turned on: everything it gives is known from then on, and nothing runs. */
  turnOn(): Promise<void>;
  /** One poll: the rows for which the Zap runs. */
  poll(): Promise<Row[]>;
}

/** Plays the platform for one trigger: its first look, its memory, and its limit of rows a poll. */
export function zap(world: World, key: string, input: Inputs = {}): Zap {
  const primary = fixedOutputs(step('triggers', key))
    .filter((field) => field.primary)
    .map((field) => field.key);
  const seen = new Set<string>();
  const identity = (row: Row): string => JSON.stringify(primary.map((name) => row[name] ?? null));
  return {
    turnOn: async () => {
      const rows = await world.trigger(key, input, { isPopulatingDedupe: true });
      for (const row of rows) seen.add(identity(row));
    },
    poll: async () => {
      const rows = await world.trigger(key, input);
      const unseen = rows.filter((row) => !seen.has(identity(row))).slice(0, MOST);
      for (const row of unseen) seen.add(identity(row));
      return unseen;
    },
  };
}
