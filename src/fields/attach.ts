import type { PlainInputField, PlainOutputField } from 'zapier-platform-core';
import { type Backend, type Connection, type NotesPort, need, type TasksPort } from '../backends/backend.ts';
import type { Contact } from '../contacts/contact.ts';
import { Problem } from '../contacts/errors.ts';
import { isOwnText, type Note, type NoteDraft } from '../contacts/note.ts';
import type { Due, Task, TaskDraft } from '../contacts/task.ts';
import type { Run } from '../operation.ts';
import { type FieldFunction, lines, without } from './form.ts';
import { due, text } from './input.ts';
import { NOTE_OUTPUT, TASK_OUTPUT, WHOLE_NOTE, WHOLE_TASK } from './items.ts';
import { requireDueDate } from './task_inputs.ts';

/** What can be written with a contact in the same step. */
export const attachFields: PlainInputField[] = [
  {
    key: 'task_title',
    label: 'Task Title',
    group: 'more',
    helpText: 'Adds a task to the contact, each time this step runs.',
  },
  {
    key: 'task_due_date',
    label: 'Task Due Date',
    type: 'datetime',
    group: 'more',
    helpText: 'When the task is due. Some accounts need it for every task.',
  },
  {
    key: 'note_body',
    label: 'Note',
    type: 'text',
    group: 'more',
    helpText: 'Adds a note to the contact, each time this step runs.',
  },
];

/** What of it the account cannot keep. */
export const attachLines: FieldFunction = lines((run) => [
  ...without(run, 'tasks', 'the task title and the task due date blank'),
  ...without(run, 'notes', 'the note blank'),
]);

/** The ports are there: what the account cannot keep was refused before the first request. */
export interface Attachments {
  readonly task?: { readonly port: TasksPort; readonly draft: TaskDraft };
  readonly note?: { readonly port: NotesPort; readonly draft: NoteDraft };
}

/** Reads and checks what is to be attached, before anything is written. */
export function readAttachments({ backend, connection, input }: Run): Attachments {
  const title = text(input, 'task_title');
  const date = due(input, 'task_due_date', connection.timezone);
  const body = text(input, 'note_body');
  if (title === undefined && date !== undefined)
    throw new Problem('invalid_input', 'Task Due Date is filled in, and Task Title is blank. Fill in both, or leave both blank.');
  return {
    ...(title === undefined ? {} : { task: taskOf(backend, title, date) }),
    ...(body === undefined ? {} : { note: { port: notesOf(backend, connection), draft: { body } } }),
  };
}

function taskOf(backend: Backend, title: string, dueDate: Due | undefined): NonNullable<Attachments['task']> {
  const port = need(backend, 'tasks');
  requireDueDate(backend, port, dueDate, 'Task Due Date');
  return { port, draft: { title, ...(dueDate === undefined ? {} : { due_date: dueDate }) } };
}

function notesOf(backend: Backend, connection: Connection): NotesPort {
  const port = need(backend, 'notes');
  port.check?.(connection);
  return port;
}

/**
 * Writes them; answers the contact as it is then. The contact was accepted by now: what fails here is told as what is missing, and the
 * platform does not run the step again.
 */
export async function attach({ connection }: Run, contact: Contact, { task, note }: Attachments): Promise<Attached> {
  const made = await task?.port.create(connection, contact.id, task.draft);
  const added = await note?.port.add(connection, contact.id, note.draft);
  const whole = added !== undefined && isOwnText(added) ? { ...contact, notes: added.body } : contact;
  return { contact: whole, task: made ?? null, note: added ?? null };
}

/** The contact with what was attached to it; null where nothing was. */
export interface Attached {
  readonly contact: Contact;
  readonly task: Task | null;
  readonly note: Note | null;
}

/** What the answer holds besides the contact. */
export const ATTACHED_OUTPUT: PlainOutputField[] = [
  ...TASK_OUTPUT.map((field) => ({ ...field, key: `task__${field.key}`, label: field.key === 'id' ? 'Task ID' : `Task ${field.label}` })),
  ...NOTE_OUTPUT.map((field) => ({ ...field, key: `note__${field.key}`, label: field.key === 'id' ? 'Note ID' : `Note ${field.label}` })),
];

export const ATTACHED_SAMPLE = { task: WHOLE_TASK, note: WHOLE_NOTE };
