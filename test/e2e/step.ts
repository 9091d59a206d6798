import type { AccountType, Capability } from '../../sandbox/account.ts';
import { isRecord } from '../../sandbox/json.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What earlier steps of the same account found out. */
export interface Memory {
  readonly account: AccountType;
  readonly found: Map<string, unknown>;
}

/** One operation as it is typed, and what must come of it. */
export interface Step {
  readonly kind: 'trigger' | 'search' | 'create';
  readonly key: string;
  /** What tells it from other steps with the same key. */
  readonly note?: string;
  /** Where the account does not have it, the step must be refused with a sentence. */
  readonly capability?: Capability;
  readonly flags?: readonly string[];
  readonly input?: (memory: Memory) => Values;
  /** Every expectation by its name. */
  readonly expect: (output: unknown, memory: Memory) => Readonly<Record<string, boolean>>;
}

/** The rows of a trigger's or a search's response. */
export function rows(output: unknown): Values[] {
  return Array.isArray(output) ? output.filter(isRecord) : [];
}

export function row(output: unknown): Values {
  return isRecord(output) ? output : {};
}

/** The items of a list within a row. */
export function items(output: unknown, key: string): Values[] {
  return rows(row(rows(output)[0])[key]);
}

export function text(memory: Memory, name: string): string {
  return String(memory.found.get(name) ?? `(${name} is not known)`);
}

/** Keeps a value for later steps; false when there is none. */
export function keep(memory: Memory, name: string, value: unknown): boolean {
  if (typeof value !== 'string' || value === '') return false;
  memory.found.set(name, value);
  return true;
}

export const contactOf = (memory: Memory): Values => ({ contact_id: text(memory, 'contact') });
