import { isProblem } from '../../contacts/errors.ts';
import type { AppointmentsPort, Connection } from '../backend.ts';
import { readableRows } from '../rows.ts';
import { contactPath, locationPath } from './client.ts';
import { hasZone, toAppointment } from './tasks_translate.ts';
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
    // What was deleted is listed as it was, `confirmed` for example.
    const events = all.filter(({ deleted }) => deleted !== true);
    const needsZone = events.some((event) =>
      [event.startTime, event.endTime].some((time) => typeof time === 'string' && time !== '' && !hasZone(time)),
    );
    const zone = needsZone ? await locationZone(connection) : null;
    return events.map((event) => toAppointment(event, contactId, zone));
  },
};

const MINUTES = 10;

/** The zone of the location's clocks, in which times without one are meant; the user's own where it cannot be read. */
async function locationZone(connection: Connection): Promise<string | null> {
  const kept = await connection.cache.get('timezone');
  if (typeof kept === 'string') return kept;
  const path = locationPath(connection);
  if (path === null) return connection.timezone;
  try {
    const response = await connection.http.send({
      method: 'GET',
      url: path,
      schema: wire.location,
      doing: 'read the time zone of the location',
      writes: false,
      scope: 'locations.readonly',
    });
    const zone = response.data.location.timezone ?? connection.timezone;
    if (zone !== null) await connection.cache.set('timezone', zone, MINUTES * 60);
    return zone;
  } catch (error) {
    if (isProblem(error, 'forbidden', 'not_found', 'invalid_input')) return connection.timezone;
    throw error;
  }
}
