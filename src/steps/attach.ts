import { type Backend, type Connection, type NotesPort, requirePort, type TasksPort } from '../backends/backend.ts';
import type { Contact } from '../contacts/contact.ts';
import { Problem } from '../contacts/errors.ts';
import { isOwnText, type Note, type NoteDraft } from '../contacts/note.ts';
import type { Due, Task, TaskDraft } from '../contacts/task.ts';
import type { Run } from '../operation.ts';
import { requireDueDate } from './due_date.ts';
import { isPreview } from './preview.ts';
import { readDueDate, readText } from './read_input.ts';

/** What to write with the contact, with the ports that do it: an account without them was refused before the first request. */
export interface Attachments {
  readonly task?: { readonly port: TasksPort; readonly draft: TaskDraft };
  readonly note?: { readonly port: NotesPort; readonly draft: NoteDraft };
}

/** Reads and checks the task and the note before anything is written. */
export function readAttachments({ backend, connection, input }: Run): Attachments {
  const title = readText(input, 'task_title');
  const date = readDueDate(input, 'task_due_date', connection.timezone);
  const body = readText(input, 'note_body');
  if (title === undefined && date !== undefined)
    throw new Problem('invalid_input', 'Task Due Date is filled in, but Task Title is blank. Fill in both, or leave both blank.');
  return {
    ...(title === undefined ? {} : { task: taskOf(backend, title, date) }),
    ...(body === undefined ? {} : { note: { port: notesOf(backend, connection), draft: { body } } }),
  };
}

function taskOf(backend: Backend, title: string, dueDate: Due | undefined): NonNullable<Attachments['task']> {
  const port = requirePort(backend, 'tasks', 'Task Title blank');
  requireDueDate(backend, port, dueDate, 'Task Due Date');
  return { port, draft: { title, ...(dueDate === undefined ? {} : { due_date: dueDate }) } };
}

function notesOf(backend: Backend, connection: Connection): NotesPort {
  const port = requirePort(backend, 'notes', 'Note blank');
  port.check?.(connection);
  return port;
}

/**
 * Writes the task and the note, and returns the contact as it is then. The contact is saved by now, so an error here says what's missing,
 * and Zapier doesn't run the step again. A preview writes neither, and returns the contact with its text as it would be.
 */
export async function attachItems(run: Run, contact: Contact, { task, note }: Attachments): Promise<Attached> {
  const { connection } = run;
  if (isPreview(run)) {
    const text = note?.port.appended?.(connection, contact.notes, note.draft);
    return { contact: text === undefined ? contact : { ...contact, notes: text }, task: null, note: null };
  }
  const made = await task?.port.create(connection, contact.id, task.draft);
  const added = await note?.port.add(connection, contact.id, note.draft);
  const whole = added !== undefined && isOwnText(added) ? { ...contact, notes: added.body } : contact;
  return { contact: whole, task: made ?? null, note: added ?? null };
}

/** The contact with its new task and note; null where there's none. */
export interface Attached {
  readonly contact: Contact;
  readonly task: Task | null;
  readonly note: Note | null;
}
