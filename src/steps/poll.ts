import type { Run } from '../operation.ts';
import { readKeys } from './poll_keys.ts';
import { type PollKey, type PollQuery, type Row, toRows } from './poll_query.ts';
import { readRows } from './poll_rows.ts';
import type { Fitted } from './poll_size.ts';
import { createNaming } from './true_names.ts';

/**
 * The rows of one poll, newest first if the account has dates. When the trigger is turned on, only their keys, since Zapier shows none of
 * them; for the editor, the newest few.
 */
export async function pollContacts<K extends PollKey>(run: Run, query: PollQuery<K>): Promise<(K | Fitted<Row<K>>)[]> {
  if (run.meta.isPopulatingDedupe) return readKeys(run, query);
  if (run.meta.isLoadingSample)
    return toRows(run, query, await run.backend.changes.sample(run.connection, query.date, SAMPLES, query.selection), createNaming(run));
  return readRows(run, query);
}

/** The editor shows three. */
const SAMPLES = 3;
