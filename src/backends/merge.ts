import type { Contact } from '../contacts/contact.ts';
import type { Conflict } from '../contacts/merge.ts';

/** The writes of a part of a merge, after everything was read for them. Nothing that's there already is written again. */
export type PlannedWrites = () => Promise<void>;

/** How one contact becomes a part of another: everything is read and checked, and nothing is written yet. */
export interface Merge {
  /** Both as they were read. */
  readonly kept: Contact;
  readonly other: Contact;
  /** What the kept one doesn't take. */
  readonly conflicts: readonly Conflict[];
  /** Writes what the kept one takes, or nothing if it has all. Returns it as it is then. */
  save(): Promise<Contact>;
  /** Deletes the other one. */
  remove(): Promise<Removal>;
}

/** The result of a deletion. */
export type Removal = 'deleted' | 'already_gone';
