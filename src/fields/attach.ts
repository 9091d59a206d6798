import type { PlainInputField } from 'zapier-platform-core';
import { type Backend, type Connection, type NotesPort, need, type TasksPort } from '../backends/backend.ts';
import type { Contact } from '../contacts/contact.ts';
import { Problem } from '../contacts/errors.ts';
import { isOwnText, type NoteDraft } from '../contacts/note.ts';
import type { TaskDraft } from '../contacts/task.ts';
import type { Run } from '../operation.ts';
import { type FieldFunction, form, without } from './form.ts';
import { due, text } from './input.ts';

/** What can be written with a contact in the same step. */
export const attachFields: PlainInputField[] = [
  {
    key: 'task_title',
    label: 'Task Title',
    type: 'string',
    required: false,
    group: 'more',
    helpText: 'Adds a task to the contact, each time this step runs. Left blank, none.',
  },
  {
    key: 'task_due_date',
    label: 'Task Due Date',
    type: 'datetime',
    required: false,
    group: 'more',
    helpText: 'When the task is due: needed with a task title, and left blank without one.',
  },
  {
    key: 'note_body',
    label: 'Note',
    type: 'text',
    required: false,
    group: 'more',
    helpText: 'Adds a note to the contact, each time this step runs. Left blank, none.',
  },
];

/** What of it the account cannot keep. */
export const attachLines: FieldFunction = form((run) => [
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
  const date = text(input, 'task_due_date');
  const body = text(input, 'note_body');
  if ((title === undefined) !== (date === undefined))
    throw new Problem('invalid_input', 'A task needs both a title and a due date. Fill in both, or leave both blank. Nothing was written.');
  return {
    ...(title === undefined || date === undefined
      ? {}
      : { task: { port: need(backend, 'tasks'), draft: { title, due_date: due(date, connection.timezone) } } }),
    ...(body === undefined ? {} : { note: { port: notesOf(backend, connection), draft: { body } } }),
  };
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
export async function attach({ connection }: Run, contact: Contact, { task, note }: Attachments): Promise<Contact> {
  if (task !== undefined) await task.port.create(connection, contact.id, task.draft);
  const added = await note?.port.add(connection, contact.id, note.draft);
  return added !== undefined && isOwnText(added) ? { ...contact, notes: added.body } : contact;
}
