import type { AppointmentsPort } from '../backend.ts';
import { readableRows } from '../rows.ts';
import { hasZone, toAppointment } from './appointments_translate.ts';
import { contactPath } from './client.ts';
import { zoneOfLocation } from './location.ts';
import * as wire from './wire.ts';

/** https://marketplace.gohighlevel.com/docs/ghl/contacts/appointments */
export const appointments: AppointmentsPort = {
  list: async (connection, contactId) => {
    const response = await connection.http.send({
      method: 'GET',
      url: `${contactPath(contactId)}/appointments`,
      schema: wire.events,
      doing: `list the appointments of the contact ${contactId}`,
      writes: false,
      scope: 'contacts.readonly',
    });
    const all = readableRows(connection, { rows: response.data.events, item: wire.event, what: 'appointment' });
    // The service lists deleted appointments with their old status, for example `confirmed`.
    const events = all.filter(({ deleted }) => deleted !== true);
    const dependsOnZone = events.some((event) =>
      [event.startTime, event.endTime].some((time) => typeof time === 'string' && time !== '' && !hasZone(time)),
    );
    const zone = dependsOnZone ? await zoneOfLocation(connection) : null;
    return events.map((event) => toAppointment(event, contactId, zone));
  },
};
