import type { Contact } from '../contacts/contact.ts';
import type { Run } from '../operation.ts';
import { readKeys } from './poll_keys.ts';
import { type PollKey, type PollQuery, toKeyed } from './poll_query.ts';
import { readRows } from './poll_rows.ts';
import type { Fitted } from './poll_size.ts';
import { createNaming } from './true_names.ts';

/**
 * The rows of one poll, newest first if the account has dates. When the trigger is turned on, only their keys, since Zapier shows none of
 * them; for the editor, the newest few.
 */
export async function pollContacts<K extends PollKey>(run: Run, query: PollQuery<K>): Promise<(K | Fitted<Contact, K>)[]> {
  if (run.meta.isPopulatingDedupe) return readKeys(run, query);
  return run.meta.isLoadingSample ? readSamples(run, query) : readRows(run, query);
}

async function readSamples<K extends PollKey>(run: Run, query: PollQuery<K>): Promise<Fitted<Contact, K>[]> {
  const revisions = await run.backend.changes.sample(run.connection, query.date, SAMPLES, query.selection);
  const rows = await toKeyed(run, query, revisions, createNaming(run));
  return rows.map(({ contact, key }) => ({ ...contact, ...key }));
}

/** The editor shows three. */
const SAMPLES = 3;
