import type { PlainInputField } from 'zapier-platform-core';
import { apart } from './contact_inputs.ts';
import { type FieldFunction, form, picker } from './form.ts';

/** The task of the contact that was chosen above it. */
export const TASK_ID: PlainInputField = {
  key: 'task_id',
  label: 'Task',
  type: 'string',
  required: true,
  dynamic: 'task_list.id.name',
  dependsOn: ['contact_id'],
  helpText: 'Choose a task of the contact, or map the task ID of an earlier step.',
};

export const DESCRIPTION: PlainInputField = { key: 'description', label: 'Description', type: 'text', required: false };

const BLANK_OWNER = { add: 'nobody in particular', update: 'it stays as it is' } as const;

/** Owner and list, where the account has them. */
export function taskAccountFields(purpose: 'add' | 'update'): FieldFunction {
  return form((run) => [
    ...(run.backend.owners === undefined || run.backend.tasks === undefined
      ? []
      : [
          picker(
            run,
            apart('owner_id', `The person of your team who is to do it. Left blank, ${BLANK_OWNER[purpose]}.`),
            run.backend.owners,
          ),
        ]),
    ...(purpose === 'add' && run.backend.taskLists !== undefined
      ? [
          {
            key: 'task_list_id',
            label: 'Task List',
            type: 'string' as const,
            required: false,
            dynamic: 'todo_list.id.name',
            helpText: 'Left blank, the default list.',
          },
        ]
      : []),
  ]);
}
