import type { ChangeDate, Revision, Window } from '../backends/backend.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Selection } from '../contacts/query.ts';
import type { Run } from '../operation.ts';
import { toContactOutputs } from './output.ts';
import type { Keyed } from './poll_size.ts';
import type { Naming } from './true_names.ts';

/** What Zapier remembers of a row: rows with equal keys are the same to it. */
export interface PollKey {
  readonly id: string;
}

/** What a polling trigger asks for. */
export interface PollQuery<K extends PollKey> {
  readonly date: ChangeDate;
  readonly selection: Selection;
  /** When the whole selection is read: at each poll, or when the trigger is turned on. Without dates it's always read. */
  readonly readAll: 'always' | 'when_turned_on' | 'never';
  /** Milliseconds since 1970. Contacts dated at or after this trigger, even if they existed when the trigger was turned on. */
  readonly startFrom?: number | undefined;
  /** The time that's read, if it isn't the recent past. Contacts dated outside it are left out. */
  readonly period?: Period;
  keyOf(revision: Revision): K;
}

/** From one moment to another, both included, in milliseconds since 1970. */
export interface Period {
  readonly since: number;
  readonly until: number;
}

/** Milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;
/** How far back a poll reads, so that an outage of some days loses nothing. */
export const WEEK = 7 * DAY;

/** The pages dated within the window; null if the account has no dates. */
export function readDatedPages<K extends PollKey>(
  run: Run,
  { date, selection }: PollQuery<K>,
  window: Window,
): AsyncIterable<readonly Revision[]> | null {
  return run.backend.changes.recent?.(run.connection, date, window, selection) ?? null;
}

/** When the contact was created or updated, in milliseconds since 1970; null if it has no date. */
export function momentOf(contact: Contact, date: ChangeDate): number | null {
  const moment = Date.parse((date === 'created' ? contact.created_at : contact.updated_at) ?? '');
  return Number.isNaN(moment) ? null : moment;
}

/** Whether the contact is dated outside the period. A search index may lag behind the contact, or compare in whole seconds. */
export function isOutside<K extends PollKey>({ contact }: Revision, { date, period }: PollQuery<K>): boolean {
  if (period === undefined) return false;
  const moment = momentOf(contact, date);
  return moment === null || moment < period.since || moment > period.until;
}

/** Whether a contact comes for the first time: a list that changes while it's read may contain it twice. */
export function once(): (revision: Revision) => boolean {
  const seen = new Set<string>();
  return ({ contact: { id } }) => seen.size < seen.add(id).size;
}

/** Contacts as the trigger returns them, each with its key. */
export async function toKeyed<K extends PollKey>(
  run: Run,
  query: PollQuery<K>,
  revisions: readonly Revision[],
  naming: Naming,
): Promise<Keyed<Contact, K>[]> {
  const contacts = await toContactOutputs(run, await naming(revisions.map(({ contact }) => contact)));
  const rows: Keyed<Contact, K>[] = [];
  for (const [index, revision] of revisions.entries()) {
    const contact = contacts[index];
    if (contact !== undefined) rows.push({ contact, key: query.keyOf(revision) });
  }
  return rows;
}
