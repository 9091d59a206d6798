import { parseDueInstant, toInstant } from '../../contacts/time.ts';
import type { Connection, PlannedWrites } from '../backend.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import { readEveryRow } from '../rows.ts';
import { contactPath } from './client.ts';
import { isParked } from './notes_parked.ts';
import * as wire from './wire.ts';

/** The rows of the contact's notes. */
export async function listNotes(connection: Connection, contactId: string): Promise<readonly unknown[]> {
  const response = await connection.http.send({
    method: 'GET',
    url: `${contactPath(contactId)}/notes`,
    schema: wire.notes,
    doing: `list the notes of the contact ${contactId}`,
    writes: false,
    scope: 'contacts.readonly',
  });
  return response.data.notes;
}

/**
 * Copies the notes, with their markup and authors. A copy has the date of the copying, so its text begins with the note's own day.
 * The other contact's notes are deleted with it.
 */
export async function planNotesMove(connection: Connection, fromId: string, toId: string): Promise<PlannedWrites> {
  const from = (await readNotes(connection, fromId)).filter(({ body, bodyText }) => !isParked(nullIfBlank(bodyText) ?? body ?? ''));
  const there = from.length === 0 ? [] : (await readNotes(connection, toId)).map(({ title, body }) => keyOf(title, body));
  const missing = from.filter(({ title, body, dateAdded }) => {
    const index = there.findIndex((key) => key === keyOf(title, body) || key === keyOf(title, copyOf(connection, body, dateAdded)));
    if (index !== -1) there.splice(index, 1);
    return index === -1;
  });
  return async () => {
    for (const note of missing) await copy(connection, note, toId);
  };
}

/** A note that can't be read would be lost, so it's an error. */
async function readNotes(connection: Connection, contactId: string): Promise<readonly wire.WireNote[]> {
  return readEveryRow(connection, { rows: await listNotes(connection, contactId), item: wire.note, what: 'note' });
}

async function copy(connection: Connection, { title, body, userId, color, pinned, dateAdded }: wire.WireNote, toId: string): Promise<void> {
  const given = Object.entries({ title, userId, color, pinned }).filter(([, value]) => value !== null && value !== '');
  await connection.http.send({
    method: 'POST',
    url: `${contactPath(toId)}/notes`,
    body: { body: copyOf(connection, body, dateAdded), ...Object.fromEntries(given) },
    schema: wire.oneNote,
    doing: `copy a note to the contact ${toId}`,
    writes: true,
    scope: 'contacts.write',
    saved: ({ note }) => `The note ${note.id} of the contact ${toId} was saved.`,
    preview: () => ({ note: { id: 'new' } }),
  });
}

function copyOf({ timezone }: Connection, body: string | null | undefined, dateAdded: string | null | undefined): string {
  const instant = toInstant(dateAdded);
  const day = instant === null ? null : (parseDueInstant(instant, timezone)?.day ?? null);
  const text = body ?? '';
  return day === null || text.startsWith(`${day}: `) ? text : `${day}: ${text}`;
}

function keyOf(title: string | null | undefined, body: string | null | undefined): string {
  return JSON.stringify([nullIfBlank(title), (body ?? '').trim()]);
}
