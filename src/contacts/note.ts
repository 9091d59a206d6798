/** A note about a contact. */
export interface Note {
  /** The contact's own ID if the account stores one text with each contact, which is then its only note. */
  readonly id: string;
  readonly contact_id: string;
  readonly title: string | null;
  readonly body: string | null;
  /** ISO 8601, UTC; null if the service stores no date. */
  readonly created_at: string | null;
  readonly owner_id: string | null;
}

/** A note to add. */
export interface NoteDraft {
  readonly body: string;
  readonly title?: string;
}

/** Whether the note is the contact's own text, `notes`. */
export function isOwnText({ id, contact_id }: Note): boolean {
  return id === contact_id;
}
