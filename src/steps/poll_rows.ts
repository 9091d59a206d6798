import type { Revision, Window } from '../backends/backend.ts';
import type { Contact } from '../contacts/contact.ts';
import { isProblem, Problem } from '../contacts/errors.ts';
import type { Run } from '../operation.ts';
import { DAY, isOutside, momentOf, once, type PollKey, type PollQuery, readDatedPages, toKeyed, WEEK } from './poll_query.ts';
import { createRows, type Fitted } from './poll_size.ts';
import { createNaming } from './true_names.ts';

/** The rows of a poll, each contact once, up to Zapier's limit of size. Only rows in order of date may be cut off there. */
export async function readRows<K extends PollKey>(run: Run, query: PollQuery<K>): Promise<Fitted<Contact, K>[]> {
  const dated = query.readAll === 'always' ? null : readDatedPages(run, query, windowOf(run, query));
  return dated === null ? everything(run, query) : newest(run, query, dated);
}

/** Zapier takes 100 new rows a poll, so the others have to be returned again: a window of time, never "since the last poll". */
function windowOf<K extends PollKey>({ connection: { now } }: Run, { period, startFrom }: PollQuery<K>): Window {
  if (period !== undefined) return { ...period, enough: period.since };
  return startFrom === undefined ? { since: now - WEEK, enough: now - DAY } : { since: startFrom, enough: startFrom };
}

async function newest<K extends PollKey>(
  run: Run,
  query: PollQuery<K>,
  pages: AsyncIterable<readonly Revision[]>,
): Promise<Fitted<Contact, K>[]> {
  const rows = createRows<Contact, K>();
  const isNew = once();
  const naming = createNaming(run, (contact) => isRecent(run, query, contact));
  try {
    for await (const page of pages) {
      const fresh = page.filter((revision) => isNew(revision) && !isBefore(revision, query) && !isOutside(revision, query));
      const found = await toKeyed(run, query, fresh, naming);
      if (rows.add(found)) continue;
      tellPart(run, rows.all().length, 'there are more than Zapier takes');
      break;
    }
  } catch (error) {
    if (rows.all().length === 0 || !isProblem(error, 'too_much', 'timeout')) throw error;
    tellPart(run, rows.all().length, 'there was no time to read more');
  }
  return rows.all();
}

async function everything<K extends PollKey>(run: Run, query: PollQuery<K>): Promise<Fitted<Contact, K>[]> {
  const rows = createRows<Contact, K>();
  const isNew = once();
  const naming = createNaming(run, (contact) => isRecent(run, query, contact));
  for await (const page of run.backend.changes.all(run.connection, query.selection)) {
    const found = await toKeyed(run, query, page.filter(isNew), naming);
    if (!rows.add(found)) throw tooLarge(rows.all().length);
  }
  return rows.all();
}

/** Zapier has seen the others, since it checks every quarter of an hour at least. */
function isRecent<K extends PollKey>({ connection: { now } }: Run, { date }: PollQuery<K>, contact: Contact): boolean {
  return (momentOf(contact, date) ?? 0) >= now - HALF_AN_HOUR;
}

const HALF_AN_HOUR = 30 * 60 * 1000;

/** A service that stores whole seconds returns a little more than requested. */
function isBefore<K extends PollKey>({ contact }: Revision, { date, startFrom }: PollQuery<K>): boolean {
  const moment = momentOf(contact, date);
  return startFrom !== undefined && moment !== null && moment < startFrom;
}

function tellPart(run: Run, count: number, why: string): void {
  run.z.console.log(`This poll returned only the newest ${count} contacts, because ${why}.`);
}

function tooLarge(fitting: number): Problem {
  return new Problem(
    'too_much',
    `Zapier takes at most 20 MB from one poll, and this trigger sends all its contacts each time. ${fitting.toLocaleString('en-US')} fit, and there are more. Limit the trigger to fewer contacts.`,
  );
}
