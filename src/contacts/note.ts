/** A text written about a contact. */
export interface Note {
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
