/**
 * What is left after a run: the heap after twenty runs that list all of 2,000 contacts, compared with the heap after
 * one.
 */
import { heapOf } from '../test/trust/support/heap.ts';
import { round } from './figures.ts';

export interface Heap {
  readonly account: string;
  readonly after_1_run_mb: number;
  readonly after_20_runs_mb: number;
}

const ACCOUNTS = ['contacts_api', 'highlevel', 'outlook', 'nylas'];

export async function heaps(): Promise<Heap[]> {
  const found: Heap[] = [];
  for (const account of ACCOUNTS) {
    const { first, last } = await heapOf(account);
    found.push({ account, after_1_run_mb: round(first / 1e6), after_20_runs_mb: round(last / 1e6) });
  }
  return found;
}
