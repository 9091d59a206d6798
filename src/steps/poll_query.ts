import type { NewsDate, Revision, Window } from '../backends/backend.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Scope } from '../contacts/query.ts';
import type { Run } from '../operation.ts';
import { present } from './output.ts';

/** What the platform remembers of a row: equal keys are one row to it. */
export interface Key {
  readonly id: string;
}

/** What a polling trigger looks at. */
export interface Poll<K extends Key> {
  readonly date: NewsDate;
  readonly scope: Scope;
  /** When every contact of the scope is read: at each poll, or when the trigger is turned on. Where the account has no dates it is always. */
  readonly whole: 'always' | 'first' | 'never';
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
export function datedPages<K extends Key>(run: Run, { date, scope }: Poll<K>, window: Window): AsyncIterable<readonly Revision[]> | null {
  return run.backend.changes.recent?.(run.connection, date, window, scope) ?? null;
}

/** When the contact was made or changed, in milliseconds since 1970; null when it doesn't say. */
export function momentOf(contact: Contact, date: NewsDate): number | null {
  const moment = Date.parse((date === 'created' ? contact.created_at : contact.updated_at) ?? '');
  return Number.isNaN(moment) ? null : moment;
}

/** Contacts as rows of the trigger. */
export async function toRows<K extends Key>(run: Run, look: Poll<K>, revisions: readonly Revision[]): Promise<Row<K>[]> {
  const contacts = await present(
    run,
    revisions.map(({ contact }) => contact),
  );
  return revisions.flatMap((revision, index) => {
    const contact = contacts[index];
    return contact === undefined ? [] : [{ ...contact, ...look.keyOf(revision) }];
  });
}
