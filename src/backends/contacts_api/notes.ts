import type { Note } from '../../contacts/note.ts';
import { toInstant } from '../../contacts/time.ts';
import { encodePathPart } from '../../http/path_part.ts';
import type { NotesPort } from '../backend.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import { readableRows } from '../rows.ts';
import { contactPath } from './client.ts';
import { listNotes, planNotesMove } from './notes_move.ts';
import * as wire from './wire.ts';

/** https://marketplace.gohighlevel.com/docs/ghl/contacts/notes */
export const notes: NotesPort = {
  list: async (connection, contactId) => {
    const rows = await listNotes(connection, contactId);
    return readableRows(connection, { rows, item: wire.note, what: 'note' }).map((note) => toNote(note, contactId));
  },
  get: async (connection, contactId, noteId) => {
    const response = await connection.http.send({
      method: 'GET',
      url: `${contactPath(contactId)}/notes/${encodePathPart(noteId)}`,
      schema: wire.oneNote,
      doing: `read the note ${noteId} of the contact ${contactId}`,
      writes: false,
      scope: 'contacts.readonly',
    });
    return toNote(response.data.note, contactId);
  },
  add: async (connection, contactId, { body, title }) => {
    const response = await connection.http.send({
      method: 'POST',
      url: `${contactPath(contactId)}/notes`,
      body: { body, title },
      schema: wire.oneNote,
      doing: `add a note to the contact ${contactId}`,
      writes: true,
      scope: 'contacts.write',
      saved: ({ note }) => `The note ${note.id} of the contact ${contactId} was saved.`,
      preview: () => ({ note: { id: 'new', body, title } }),
    });
    return toNote(response.data.note, contactId);
  },
  planMove: planNotesMove,
};

export function toNote(stored: wire.WireNote, contactId: string): Note {
  return {
    id: stored.id,
    contact_id: nullIfBlank(stored.contactId) ?? contactId,
    title: nullIfBlank(stored.title),
    // HighLevel's own page writes HTML. People search for the text that they read.
    body: nullIfBlank(stored.bodyText) ?? nullIfBlank(stored.body),
    created_at: toInstant(stored.dateAdded),
    owner_id: nullIfBlank(stored.userId),
  };
}
