/** A text written about a contact. */
export interface Note {
  /** The contact's own id where the account keeps one text with each contact, which is then the one note. */
  readonly id: string;
  readonly contact_id: string;
  readonly title: string | null;
  readonly body: string | null;
  /** ISO 8601, UTC; null where the service keeps no date. */
  readonly created_at: string | null;
  readonly owner_id: string | null;
}

/** A note to add. */
export interface NoteDraft {
  readonly body: string;
  readonly title?: string;
}

/** Whether the note is the text that the contact itself carries as `notes`. */
export function isOwnText({ id, contact_id }: Note): boolean {
  return id === contact_id;
}
