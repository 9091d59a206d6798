import type { Appointment } from '../../contacts/appointment.ts';
import { instantIn, toInstant } from '../../contacts/time.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import type { WireEvent } from './wire.ts';

/** `zone` is the location's, because times come as `YYYY-MM-DD HH:mm:ss` without one. */
export function toAppointment(wire: WireEvent, contactId: string, zone: string | null): Appointment {
  return {
    id: wire.id,
    contact_id: nullIfBlank(wire.contactId) ?? contactId,
    calendar_id: nullIfBlank(wire.calendarId),
    title: nullIfBlank(wire.title),
    status: nullIfBlank(wire.appointmentStatus) ?? nullIfBlank(wire.status),
    starts_at: zoned(wire.startTime, zone),
    ends_at: zoned(wire.endTime, zone),
    notes: nullIfBlank(wire.notes),
    owner_id: nullIfBlank(wire.assignedUserId),
  };
}

/** Whether the time has its own zone. */
export function hasZone(time: string): boolean {
  return /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(time);
}

function zoned(time: string | null | undefined, zone: string | null): string | null {
  if (time === null || time === undefined) return null;
  const text = time.trim();
  return toInstant(hasZone(text) ? text : instantIn(zone, text));
}
