import type { AccountType, Capability } from '../../sandbox/account.ts';
import { isRecord } from '../../sandbox/json.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What earlier steps of the same account found. */
export interface Memory {
  readonly account: AccountType;
  readonly found: Map<string, unknown>;
}

/** One operation as typed, and the expected result. */
export interface Step {
  readonly kind: 'trigger' | 'search' | 'create';
  readonly key: string;
  /** Distinguishes it from other steps with the same key. */
  readonly note?: string;
  /** If the account lacks it, its build doesn't have the step. */
  readonly capability?: Capability;
  readonly flags?: readonly string[];
  readonly input?: (memory: Memory) => Values;
  /** Expectations by name. */
  readonly expect: (output: unknown, memory: Memory) => Readonly<Record<string, boolean>>;
}

/** The rows of a trigger's or a search's output. */
export function rows(output: unknown): Values[] {
  return Array.isArray(output) ? output.filter(isRecord) : [];
}

export function row(output: unknown): Values {
  return isRecord(output) ? output : {};
}

export function items(output: unknown, key: string): Values[] {
  return rows(row(rows(output)[0])[key]);
}

export function text(memory: Memory, name: string): string {
  return String(memory.found.get(name) ?? `(${name} is not known)`);
}

/** Keeps a value for later steps; false if there is none. */
export function keep(memory: Memory, name: string, value: unknown): boolean {
  if (typeof value !== 'string' || value === '') return false;
  memory.found.set(name, value);
  return true;
}

export const contactOf = (memory: Memory): Values => ({ contact_id: text(memory, 'contact') });

/** The ID of the first choice of a hidden list. */
export function firstOf({ found }: Memory, list: string): unknown {
  return [found.get(list)].flat()[0];
}
