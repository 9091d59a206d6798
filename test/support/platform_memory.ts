import { PollMemory } from '../../sandbox/zapier/poll_memory.ts';
import { type Inputs, type Row, type Runner, step } from './run.ts';

/** A Zap's memory of a trigger's rows, which are identified by their primary output fields. */
export interface Zap {
  /** The first poll, when the Zap is turned on: its rows are known from then on, and nothing runs. */
  turnOn(): Promise<void>;
  /** One poll: the rows for which the Zap runs. */
  poll(): Promise<Row[]>;
}

/** Plays the platform for one trigger: its first poll, its memory, and its limit of rows per poll. */
export function zap(world: Pick<Runner, 'trigger'>, key: string, input: Inputs = {}): Zap {
  const memory = new PollMemory(step('triggers', key));
  return {
    turnOn: async () => memory.fill(await world.trigger(key, input, { isPopulatingDedupe: true })),
    poll: async () => memory.take(await world.trigger(key, input)),
  };
}
