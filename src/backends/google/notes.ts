import type { Note, NoteDraft } from '../../contacts/note.ts';
import { parseDueInstant } from '../../contacts/time.ts';
import type { Connection, NotesPort } from '../backend.ts';
import { retryOnConflict } from '../retry_on_conflict.ts';
import { createBody } from './body.ts';
import { listsOf } from './body_merge.ts';
import { withLine } from './body_notes.ts';
import { patchContact, readContact, refuseToWriteOthers, takeWritten } from './client.ts';
import { checkLimits } from './limits.ts';
import type { WireContact } from './wire.ts';

/** A contact has one text of notes, its biography, so there's one note. A new note becomes a dated line of it. */
export const notes: NotesPort = {
  list: async (connection, contactId) => {
    const text = textOf(await readContact(connection, contactId));
    return text.trim() === '' ? [] : [toNote(contactId, text)];
  },
  add: async (connection, contactId, draft) => {
    refuseToWriteOthers(contactId);
    return retryOnConflict(connection, async () => {
      const stored = takeWritten(connection, contactId) ?? (await readContact(connection, contactId));
      const before = listsOf(stored);
      const biographies = [withLine(before.biographies[0], lineOf(connection, draft))];
      const body = createBody({ biographies });
      checkLimits({ ...before, biographies }, body);
      const after = await patchContact(connection, stored, body, 'add a note to');
      return toNote(contactId, textOf(after));
    });
  },
  appended: (connection, text, draft) => withLine({ value: text }, lineOf(connection, draft)).value ?? '',
};

function textOf(contact: WireContact): string {
  return listsOf(contact).biographies[0]?.value ?? '';
}

function toNote(id: string, body: string): Note {
  return { id, contact_id: id, title: null, body, created_at: null, owner_id: null };
}

/** The day is that of the user's own calendar. */
function lineOf({ now, timezone }: Connection, { title, body }: NoteDraft): string {
  const day = parseDueInstant(new Date(now).toISOString(), timezone)?.day ?? '';
  return [day, title, body].filter((part) => part?.trim()).join(': ');
}
