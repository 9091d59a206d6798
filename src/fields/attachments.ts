import type { PlainInputField, PlainOutputField } from 'zapier-platform-core';
import { type FieldFunction, lines, without } from './form.ts';
import { NOTE_OUTPUT, TASK_OUTPUT, WHOLE_NOTE, WHOLE_TASK } from './item_outputs.ts';

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

/** What the answer holds besides the contact. */
export const ATTACHED_OUTPUT: PlainOutputField[] = [
  ...TASK_OUTPUT.map((field) => ({ ...field, key: `task__${field.key}`, label: field.key === 'id' ? 'Task ID' : `Task ${field.label}` })),
  ...NOTE_OUTPUT.map((field) => ({ ...field, key: `note__${field.key}`, label: field.key === 'id' ? 'Note ID' : `Note ${field.label}` })),
];

export const ATTACHED_SAMPLE = { task: WHOLE_TASK, note: WHOLE_NOTE };
