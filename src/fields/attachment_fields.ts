import type { PlainInputField, PlainOutputField } from 'zapier-platform-core';
import { accountLines, type FieldFunction, leaveBlankLine } from './form.ts';
import { FULL_NOTE_SAMPLE, FULL_TASK_SAMPLE, NOTE_FIELDS, TASK_FIELDS } from './item_outputs.ts';

/** What a step adds to the contact besides its fields: tags, a task and a note. */
export const ATTACHMENT_GROUP = { key: 'attach', label: 'Add to the Contact' };

const DUE_DATE_NEEDED = __BUILD__.can.dueDateNeeded
  ? `${__BUILD__.several ? 'Some accounts need it for every task' : 'Every task needs it'}. `
  : '';

const TASK_INPUTS: PlainInputField[] = [
  {
    key: 'task_title',
    label: 'Task Title',
    group: ATTACHMENT_GROUP.key,
    helpText: 'Adds a task to the contact every time this step runs.',
  },
  {
    key: 'task_due_date',
    label: 'Task Due Date',
    type: 'datetime',
    group: ATTACHMENT_GROUP.key,
    helpText: `${DUE_DATE_NEEDED}Fill in Task Title, too.`,
  },
];

const NOTE_INPUT: PlainInputField = {
  key: 'note_body',
  label: 'Note',
  type: 'text',
  group: ATTACHMENT_GROUP.key,
  helpText: 'Adds a note to the contact every time this step runs.',
};

/** The task and the note that a step can add to the contact. */
export const ATTACHMENT_INPUTS: PlainInputField[] = [
  ...(__BUILD__.can.tasks ? TASK_INPUTS : []),
  ...(__BUILD__.can.notes ? [NOTE_INPUT] : []),
];

/** Says which of them the account can't store. */
export const attachmentLines: FieldFunction = accountLines((run) => [
  ...(__BUILD__.can.tasks ? leaveBlankLine(run, 'tasks', 'Task Title and Task Due Date blank') : []),
  ...(__BUILD__.can.notes ? leaveBlankLine(run, 'notes', 'Note blank') : []),
]);

/** The output fields of the task and the note. */
export const ATTACHED_FIELDS: PlainOutputField[] = [
  ...(__BUILD__.can.tasks ? partOf('task', 'Task', TASK_FIELDS) : []),
  ...(__BUILD__.can.notes ? partOf('note', 'Note', NOTE_FIELDS) : []),
];

function partOf(key: string, name: string, fields: readonly PlainOutputField[]): PlainOutputField[] {
  return fields.map((field) => ({
    ...field,
    key: `${key}__${field.key}`,
    label: field.key === 'id' ? `${name} ID` : `${name} ${field.label}`,
  }));
}

export const ATTACHED_SAMPLE = { task: FULL_TASK_SAMPLE, note: FULL_NOTE_SAMPLE };
