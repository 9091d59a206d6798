import type { PlainInputField } from 'zapier-platform-core';
import type { Backend, ChangeDate } from '../backends/backend.ts';
import { hasDate } from '../backends/dates.ts';
import { accountInputs, type FieldFunction, infoLine } from './form.ts';
import { listSelectionInputs, listTagAndFolderInputs } from './selection_inputs.ts';

/** The inputs of a trigger for new contacts that depend on the account. */
export const newContactInputs: FieldFunction = accountInputs((run) => [
  ...listSelectionInputs(run),
  ...startFromInputs(run.backend, 'created'),
]);

/** The same for changes, with a line about what an account without dates can't see. */
export const updatedContactInputs: FieldFunction = accountInputs((run) => [
  ...listSelectionInputs(run),
  ...startFromInputs(run.backend, 'updated'),
  ...(run.backend.changes.recent === undefined
    ? [
        infoLine(
          'states_remembered',
          `${run.backend.label} doesn't keep dates of changes, so Zapier compares contacts with the states it has seen. If a contact goes back to an earlier state, the Zap doesn't trigger.`,
        ),
      ]
    : []),
]);

/** The inputs of a trigger for contacts that no one changes, or a line that says why the account can't tell. */
export const untouchedInputs: FieldFunction = accountInputs((run) => {
  if (run.backend.changes.recent !== undefined) return listTagAndFolderInputs(run);
  return [
    infoLine(
      'not_available',
      `${run.backend.label} doesn't keep dates of contacts, so this trigger can't be used with the connected account.`,
    ),
  ];
});

function startFromInputs(backend: Backend, date: ChangeDate): PlainInputField[] {
  return hasDate(backend, date)
    ? [
        {
          key: 'start_from',
          label: 'Start From',
          type: 'datetime',
          helpText: 'Also triggers for existing contacts from this time on, 100 at each check. At most 30 days ago.',
        },
      ]
    : [];
}
