/** A meeting with a contact. */
export interface Appointment {
  readonly id: string;
  readonly contact_id: string;
  readonly calendar_id: string | null;
  readonly title: string | null;
  readonly status: string | null;
  /** ISO 8601, UTC. */
  readonly starts_at: string | null;
  /** ISO 8601, UTC. */
  readonly ends_at: string | null;
  readonly notes: string | null;
  readonly owner_id: string | null;
}
