import type { AccountType } from '../../sandbox/account.ts';
import { isRecord } from '../../sandbox/json.ts';

export type Kind = 'triggers' | 'searches' | 'creates';
export type Values = Readonly<Record<string, unknown>>;

/** One operation to run, in one way. */
export interface Step {
  readonly kind: Kind;
  readonly key: string;
  /** Gets what earlier steps have found. */
  readonly input?: (found: Found) => Values;
  readonly meta?: Values;
  /** Whether an account type has it; by default, all do. The others must refuse it before any request. */
  readonly only?: (accountType: AccountType) => boolean;
  /** What later steps need of the output. */
  readonly keep?: (rows: readonly Values[]) => Values;
}

/** What is known of the account so far. */
export interface Found {
  readonly account: string;
  /** A text that was found, or else `missing`. */
  text(name: string): string;
  /** Every field of the operation's form, filled in. */
  filled(key: string): Values;
  /** Every field of a contact that can be emptied. */
  clearable(): readonly string[];
}

export const first = (rows: readonly Values[], name: string, key = 'id'): Values =>
  rows[0]?.[key] === undefined ? {} : { [name]: rows[0][key] };

export function rowsOf(output: unknown): Values[] {
  return (Array.isArray(output) ? output : [output]).filter(isRecord);
}
