import { Problem } from '../../contacts/errors.ts';
import type { Note, NoteDraft } from '../../contacts/note.ts';
import { parseDueInstant } from '../../contacts/time.ts';
import type { Connection, NotesPort } from '../backend.ts';
import { writableOf } from './body.ts';
import { NYLAS, putContact, read, readWritableContact } from './client.ts';
import { providerInAuthData, providerOf } from './client_provider.ts';
import type { Provider } from './providers.ts';

/**
 * A contact has one text of notes, so there's one note, with the contact's own ID. A new note becomes its last line.
 */
export const notes: NotesPort = {
  list: async (connection, contactId) => {
    const { notes: text } = await read(connection, contactId);
    return text?.trim() ? [noteOf(contactId, text)] : [];
  },
  check: (connection) => {
    const provider = providerInAuthData(connection);
    if (provider !== null) requireNotes(provider);
  },
  add: async (connection, contactId, draft) => {
    const provider = await providerOf(connection);
    requireNotes(provider);
    const before = writableOf(await readWritableContact(connection, contactId));
    const text = appended(connection, before.texts.notes ?? null, draft);
    const after = await putContact(connection, contactId, { ...before, texts: { ...before.texts, notes: text } }, provider);
    return noteOf(contactId, after.notes || text);
  },
  appended,
};

function appended(connection: Connection, text: string | null, draft: NoteDraft): string {
  return [text, lineOf(connection, draft)].filter((part) => part?.trim()).join('\n');
}

function requireNotes(provider: Provider): void {
  if (provider.notes) return;
  throw new Problem(
    'missing_capability',
    `${provider.label} doesn't keep notes through ${NYLAS}, so this step can't be used with this account. Choose another account, or leave the note out.`,
  );
}

function noteOf(contactId: string, body: string): Note {
  return { id: contactId, contact_id: contactId, title: null, body, created_at: null, owner_id: null };
}

/** The day is that of the user's own calendar. */
function lineOf({ now, timezone }: Connection, { title, body }: NoteDraft): string {
  const instant = new Date(now).toISOString();
  const day = parseDueInstant(instant, timezone)?.day ?? instant.slice(0, 10);
  return [day, title, body].filter((part) => part?.trim()).join(': ');
}
