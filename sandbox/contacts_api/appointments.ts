import type { ServiceResponse } from '../service.ts';
import { namedContact } from './access.ts';
import type { Call, Route } from './call.ts';
import { localTime } from './dates.ts';
import type { Appointment } from './records.ts';
import { ofContact } from './store.ts';

/** The appointments of a contact, under the key `events`. Their times are in the location's zone and don't say so. */
export const appointmentRoutes: readonly Route[] = [
  { method: 'GET', path: '/contacts/:contactId/appointments', scope: 'contacts.readonly', handle: list },
];

function list(call: Call): ServiceResponse {
  const contact = namedContact(call);
  const zone = call.store.location(contact.locationId)?.timezone ?? 'UTC';
  return {
    status: 200,
    body: { events: ofContact(call.store.appointments, contact.id).map((appointment) => wire(appointment, contact.locationId, zone)) },
  };
}

function wire(appointment: Appointment, locationId: string, zone: string): Record<string, unknown> {
  const { id, contactId, calendarId, title, appointmentStatus, assignedUserId, notes, address } = appointment;
  return {
    id,
    calendarId,
    status: 'booked',
    title,
    assignedUserId,
    notes,
    startTime: localTime(appointment.startTime, zone),
    endTime: localTime(appointment.endTime, zone),
    address,
    locationId,
    contactId,
    appointmentStatus,
    users: [assignedUserId],
    dateAdded: localTime(appointment.dateAdded, zone),
    dateUpdated: localTime(appointment.dateAdded, zone),
    assignedResources: [],
  };
}
