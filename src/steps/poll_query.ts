import type { NewsDate, Revision, Window } from '../backends/backend.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Selection } from '../contacts/query.ts';
import type { Run } from '../operation.ts';
import { toContactOutputs } from './output.ts';

/** What the platform remembers of a row: equal keys are one row to it. */
export interface PollKey {
  readonly id: string;
}

/** What a polling trigger looks at. */
export interface PollQuery<K extends PollKey> {
  readonly date: NewsDate;
  readonly selection: Selection;
  /** When every contact of the selection is read: at each poll, or when the trigger is turned on. Where the account has no dates it is always. */
  readonly readAll: 'always' | 'when_turned_on' | 'never';
  /** Milliseconds since 1970: what is dated at or after this moment is given, though it was there before the trigger was turned on. */
  readonly startFrom?: number | undefined;
  keyOf(revision: Revision): K;
}

/** A contact as it is given, with its key. */
export type Row<K> = Contact & K;

/** Milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;
/** How far back a poll looks, so that an outage of some days loses nothing. */
export const WEEK = 7 * DAY;

/** The pages that are dated within the window; null where the account has no dates, or the trigger cannot go by them. */
export function readDatedPages<K extends PollKey>(
  run: Run,
  { date, selection }: PollQuery<K>,
  window: Window,
): AsyncIterable<readonly Revision[]> | null {
  return run.backend.changes.recent?.(run.connection, date, window, selection) ?? null;
}

/** When the contact was made or changed, in milliseconds since 1970; null when it doesn't say. */
export function momentOf(contact: Contact, date: NewsDate): number | null {
  const moment = Date.parse((date === 'created' ? contact.created_at : contact.updated_at) ?? '');
  return Number.isNaN(moment) ? null : moment;
}

/** Contacts as rows of the trigger. */
export async function toRows<K extends PollKey>(run: Run, query: PollQuery<K>, revisions: readonly Revision[]): Promise<Row<K>[]> {
  const contacts = await toContactOutputs(
    run,
    revisions.map(({ contact }) => contact),
  );
  return revisions.flatMap((revision, index) => {
    const contact = contacts[index];
    return contact === undefined ? [] : [{ ...contact, ...query.keyOf(revision) }];
  });
}
