import type { Appointment } from '../../contacts/appointment.ts';
import { instantIn, toInstant } from '../../contacts/time.ts';
import { filled } from './translate.ts';
import type { WireEvent } from './wire.ts';

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
