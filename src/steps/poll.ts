import type { Run } from '../operation.ts';
import { keysToRemember } from './poll_keys.ts';
import { type Key, type Poll, type Row, toRows } from './poll_query.ts';
import { rowsToGive } from './poll_rows.ts';
import type { Fitted } from './poll_size.ts';

/**
 * The rows of one poll, newest first where the account has dates. When the trigger is turned on, keys alone: the platform shows none of
 * them. For the editor, the newest few.
 */
export async function poll<K extends Key>(run: Run, look: Poll<K>): Promise<(K | Fitted<Row<K>>)[]> {
  if (run.meta.isPopulatingDedupe) return keysToRemember(run, look);
  if (run.meta.isLoadingSample) return toRows(run, look, await run.backend.changes.sample(run.connection, look.date, SAMPLES, look.scope));
  return rowsToGive(run, look);
}

/** As many as the editor shows. */
const SAMPLES = 3;
