import type { Revision, Window } from '../backends/backend.ts';
import { isProblem, Problem } from '../contacts/errors.ts';
import type { Run } from '../operation.ts';
import { DAY, isOutside, momentOf, type PollKey, type PollQuery, readDatedPages, WEEK } from './poll_query.ts';

/**
 * The keys of the contacts that exist when the trigger is turned on, so that they don't trigger. Those dated at or after `startFrom` are
 * left out: later polls return them.
 */
export async function readKeys<K extends PollKey>(run: Run, query: PollQuery<K>): Promise<K[]> {
  const { now } = run.connection;
  const { pages, isDated } = pagesBeforehand(run, query);
  const keys = new Map<string, K>();
  let oldest = Number.POSITIVE_INFINITY;
  try {
    for await (const page of pages) {
      for (const revision of page) {
        oldest = Math.min(oldest, momentOf(revision.contact, query.date) ?? oldest);
        if (isLeftOut(revision, query)) continue;
        const key = query.keyOf(revision);
        keys.set(JSON.stringify(key), key);
      }
      if (keys.size > REMEMBERED_LIMIT) throw tooMany(keys.size);
    }
  } catch (error) {
    // A poll stops at the page that reaches a day back, so older contacts needn't be remembered.
    const isEnough = isDated && oldest <= now - DAY && isProblem(error, 'too_much');
    if (!isEnough) throw error;
  }
  return [...keys.values()];
}

/** What exists: by date if that tells what is new, else everyone. */
function pagesBeforehand<K extends PollKey>(
  run: Run,
  query: PollQuery<K>,
): { readonly pages: AsyncIterable<readonly Revision[]>; readonly isDated: boolean } {
  const { backend, connection } = run;
  const { changes } = backend;
  if (query.readAll === 'never') {
    const before = query.period === undefined ? changes.beforehand?.(connection, query.date, query.selection) : undefined;
    if (before !== undefined) return { pages: before, isDated: false };
    const dated = readDatedPages(run, query, wholeWindow(query, connection.now));
    if (dated !== null) return { pages: dated, isDated: true };
  }
  return { pages: changes.all(connection, query.selection), isDated: false };
}

function wholeWindow<K extends PollKey>({ period }: PollQuery<K>, now: number): Window {
  const from = period ?? { since: now - WEEK };
  return { ...from, enough: from.since };
}

/** The number of rows that Zapier remembers for one Zap. */
const REMEMBERED_LIMIT = 105_000;

function isLeftOut<K extends PollKey>(revision: Revision, query: PollQuery<K>): boolean {
  const { date, startFrom } = query;
  const moment = momentOf(revision.contact, date);
  return isOutside(revision, query) || (startFrom !== undefined && moment !== null && moment >= startFrom);
}

function tooMany(read: number): Problem {
  return new Problem(
    'too_much',
    `Zapier remembers at most 105,000 contacts for one Zap, and this trigger checks more. It read ${read.toLocaleString('en-US')}, and there may be more. Limit the trigger to fewer contacts.`,
  );
}
