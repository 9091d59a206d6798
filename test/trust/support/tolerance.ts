import type { Verdict } from './faults.ts';

/** An exception from the fault's own verdict, and its reason. */
export interface Tolerance {
  readonly why: string;
  readonly faults: RegExp;
  /** Of `account type: operation`. */
  readonly operation?: RegExp;
  /** Of `GET /path`. */
  readonly step?: RegExp;
  /** Only of the path at which the account type lists its contacts. */
  readonly listsContacts?: true;
  readonly verdict: Verdict | ((usual: Verdict) => Verdict);
}

/** Rows that can't be read are left out and named in the log. */
export const LEFT_OUT: Verdict = { leftOut: true };
