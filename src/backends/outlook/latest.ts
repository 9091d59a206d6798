import { isProblem } from '../../contacts/errors.ts';
import { pause } from '../../http.ts';
import type { Connection } from '../backend.ts';
import { contactPath } from './place.ts';
import * as wire from './wire.ts';

/** The contact as it is at this moment, or the named properties of it. */
export async function readContact(
  connection: Connection,
  id: string,
  select: readonly string[] = wire.CONTACT_KEYS,
): Promise<wire.WireContact> {
  const answer = await connection.http.send({
    method: 'GET',
    url: contactPath(id),
    query: { $select: select.join(',') },
    answer: wire.contact,
    doing: `read the contact ${id}`,
    writes: false,
    needs: 'Contacts.Read',
  });
  return answer.data;
}

/** Changes the contact only if it is still in the state that was read; else the service refuses with a conflict. */
export async function patchContact(
  connection: Connection,
  known: wire.WireContact,
  body: wire.ContactBody,
  doing: string,
): Promise<wire.WireContact> {
  const etag = known['@odata.etag'] ?? '';
  const answer = await connection.http.send({
    method: 'PATCH',
    url: contactPath(known.id),
    headers: etag === '' ? {} : { 'If-Match': etag },
    body,
    answer: wire.contact,
    doing: `${doing} the contact ${known.id}`,
    writes: true,
    needs: 'Contacts.ReadWrite',
    saved: () => `The contact ${known.id} was changed.`,
  });
  return answer.data;
}

/**
 * Reads and changes; when somebody else changed it in between, begins again until the time of the run is up.
 * The pauses are random and grow, so that those who want the same contact come one after the other.
 */
export async function untilLatest<T>(connection: Connection, readAndChange: () => Promise<T>): Promise<T> {
  for (let round = 0; ; round += 1) {
    try {
      return await readAndChange();
    } catch (error) {
      const longest = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** round, connection.http.left() - ROUND_TRIP);
      if (!isProblem(error, 'conflict') || longest <= 0) throw error;
      await pause(Math.random() * longest, connection.http.time.over);
    }
  }
}

/** Milliseconds. */
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 2_000;
/** What another read and change need. */
const ROUND_TRIP = 2_000;
