import type { Note, NoteDraft } from '../../contacts/note.ts';
import { parseDueInstant } from '../../contacts/time.ts';
import type { Connection, NotesPort } from '../backend.ts';
import { retryOnConflict } from '../retry_on_conflict.ts';
import { patchContact, readContact } from './client.ts';
import { readOutsiderId } from './sources_ids.ts';
import type { WireContact } from './wire.ts';

/** A contact of Outlook has one text of notes, so there's one note. A new note becomes a dated line of it. */
export const notes: NotesPort = {
  list: async (connection, contactId) => {
    if (readOutsiderId(contactId) !== null) return [];
    const stored = await readContact(connection, contactId, ['id', 'personalNotes']);
    return (stored.personalNotes ?? '').trim() === '' ? [] : [toNote(stored)];
  },
  add: (connection, contactId, draft) =>
    retryOnConflict(connection, async () => {
      const stored = await readContact(connection, contactId, ['id', 'personalNotes']);
      const personalNotes = appended(connection, stored.personalNotes ?? '', draft);
      return toNote(await patchContact(connection, stored, { personalNotes }, 'add a note to'));
    }),
  appended,
};

function toNote(wire: WireContact): Note {
  return { id: wire.id, contact_id: wire.id, title: null, body: wire.personalNotes ?? null, created_at: null, owner_id: null };
}

function appended(connection: Connection, before: string | null, { title, body }: NoteDraft): string {
  const line = [today(connection), title ?? '', body].filter((part) => part !== '').join(': ');
  const text = before ?? '';
  return text === '' || text.endsWith('\n') ? `${text}${line}` : `${text}\n${line}`;
}

/** The day at the user's place. */
function today(connection: Connection): string {
  return parseDueInstant(new Date(connection.now).toISOString(), connection.timezone)?.day ?? '';
}
