import type { PlainInputField } from 'zapier-platform-core';
import { operation } from '../operation.ts';
import { apart } from './contact_inputs.ts';
import { type FieldFunction, form, picker } from './form.ts';

/** The task of the contact that was chosen above it. */
export const TASK_ID: PlainInputField = {
  key: 'task_id',
  label: 'Task',
  required: true,
  dynamic: 'task_list.id.name',
  dependsOn: ['contact_id'],
  helpText: 'Choose a task of the contact, or map the task ID of an earlier step.',
};

export const DESCRIPTION: PlainInputField = { key: 'description', label: 'Description', type: 'text' };

const DUE_DATE: PlainInputField = {
  key: 'due_date',
  label: 'Due Date',
  type: 'datetime',
  helpText: 'In your own time zone. Accounts that keep days only keep the day.',
};

/** When the task is due: needed where the account needs it, and there all the same where the account cannot be asked. */
export const dueDateField: FieldFunction = async (z, bundle) => {
  try {
    return await operation(({ backend }) => [{ ...DUE_DATE, required: backend.tasks?.required.includes('due_date') ?? false }])(z, bundle);
  } catch {
    return [DUE_DATE];
  }
};

/** Owner and list, where the account has them. */
export function taskAccountFields(purpose: 'add' | 'update'): FieldFunction {
  return form((run) => [
    ...(run.backend.owners === undefined || run.backend.tasks === undefined
      ? []
      : [
          picker(
            run,
            apart(
              'owner_id',
              `The person in your team who does the task.${purpose === 'update' ? ' It stays as it is if you leave it blank.' : ''}`,
            ),
            run.backend.owners,
          ),
        ]),
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
