import type { PlainInputField } from 'zapier-platform-core';
import { operation } from '../operation.ts';
import { standaloneInput } from './contact_inputs.ts';
import { accountInputs, type FieldFunction, pickerOrText } from './form.ts';

/** A task of the contact that's chosen above it. */
export const TASK_ID_INPUT: PlainInputField = {
  key: 'task_id',
  label: 'Task',
  required: true,
  dynamic: 'task_list.id.name',
  dependsOn: ['contact_id'],
  helpText: 'Choose a task of the contact, or map a task ID from an earlier step.',
};

export const DESCRIPTION_INPUT: PlainInputField = { key: 'description', label: 'Description', type: 'text' };

const DUE_DATE_INPUT: PlainInputField = {
  key: 'due_date',
  label: 'Due Date',
  type: 'datetime',
  helpText: 'In your time zone. Some accounts only keep the day.',
};

/** The due date: required if the account requires one, optional if the account can't be read. */
export const dueDateInput: FieldFunction = async (z, bundle) => {
  try {
    return await operation(({ backend }) => [{ ...DUE_DATE_INPUT, required: backend.tasks?.required.includes('due_date') ?? false }])(
      z,
      bundle,
    );
  } catch {
    return [DUE_DATE_INPUT];
  }
};

/** Owner and task list, if the account has them. */
export function taskAccountInputs(purpose: 'add' | 'update'): FieldFunction {
  return accountInputs((run) => [
    ...(run.backend.owners === undefined || run.backend.tasks === undefined
      ? []
      : [pickerOrText(run, standaloneInput('owner_id', 'The person in your team who does the task.'), run.backend.owners)]),
    ...(purpose === 'add' && run.backend.taskLists !== undefined
      ? [
          {
            key: 'task_list_id',
            label: 'Task List',
            type: 'string' as const,
            dynamic: 'todo_list.id.name',
            helpText: 'The default list unless you choose.',
          },
        ]
      : []),
  ]);
}
