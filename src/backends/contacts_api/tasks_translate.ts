import type { Appointment } from '../../contacts/appointment.ts';
import type { Note } from '../../contacts/note.ts';
import type { Task, TaskChange } from '../../contacts/task.ts';
import { instantIn, toInstant } from '../../contacts/time.ts';
import { filled } from './translate.ts';
import type { WireEvent, WireNote, WireTask } from './wire.ts';

/** A task of the contact. The API knows none that comes again. */
export function toTask(wire: WireTask, contactId: string): Task {
  return {
    id: wire.id ?? wire._id ?? '',
    contact_id: filled(wire.contactId) ?? contactId,
    title: filled(wire.title),
    description: filled(wire.body),
    due_date: toInstant(wire.dueDate),
    completed: wire.completed ?? false,
    recurring: null,
    owner_id: filled(wire.assignedTo),
  };
}

/** The body of a task's update: JSON leaves out what the change does not name. */
export function toWireTask(change: TaskChange): Record<string, unknown> {
  return {
    title: change.title,
    body: change.description,
    dueDate: change.due_date?.instant,
    completed: change.completed,
    assignedTo: change.owner_id,
  };
}

export function toNote(wire: WireNote, contactId: string): Note {
  return {
    id: wire.id,
    contact_id: filled(wire.contactId) ?? contactId,
    title: filled(wire.title),
    // The page of HighLevel writes HTML, which nobody can look for by what is read.
    body: filled(wire.bodyText) ?? filled(wire.body),
    created_at: toInstant(wire.dateAdded),
    owner_id: filled(wire.userId),
  };
}

/** `zone` is the location's: times come as `YYYY-MM-DD HH:mm:ss` without one. */
export function toAppointment(wire: WireEvent, contactId: string, zone: string | null): Appointment {
  return {
    id: wire.id,
    contact_id: filled(wire.contactId) ?? contactId,
    calendar_id: filled(wire.calendarId),
    title: filled(wire.title),
    status: filled(wire.appointmentStatus) ?? filled(wire.status),
    starts_at: zoned(wire.startTime, zone),
    ends_at: zoned(wire.endTime, zone),
    notes: filled(wire.notes),
    owner_id: filled(wire.assignedUserId),
  };
}

/** Whether the time carries a zone of its own. */
export function hasZone(time: string): boolean {
  return /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(time);
}

function zoned(time: string | null | undefined, zone: string | null): string | null {
  if (time === null || time === undefined) return null;
  const text = time.trim();
  return toInstant(hasZone(text) ? text : instantIn(zone, text));
}
