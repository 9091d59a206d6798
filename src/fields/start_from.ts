import type { PlainInputField } from 'zapier-platform-core';
import type { Backend } from '../backends/backend.ts';
import { Problem } from '../contacts/errors.ts';
import { quote } from '../contacts/text.ts';
import { readStart } from '../contacts/time.ts';
import type { Run } from '../operation.ts';
import { type FieldFunction, form, line } from './form.ts';
import { text } from './input.ts';
import { scopeLines } from './scope.ts';

/** What narrows a trigger for new contacts, and from when on it counts them. */
export const newFields: FieldFunction = form((run) => [...scopeLines(run), ...startFromField(run.backend)]);

/** The same for changes, with what an account without dates can't see. */
export const changeFields: FieldFunction = form((run) => [
  ...scopeLines(run),
  ...startFromField(run.backend),
  ...(run.backend.changes.recent === undefined
    ? [
        line(
          'states_remembered',
          `${run.backend.label} keeps no dates of changes, so Zapier tells changes by what a contact looks like, and remembers every state it has seen. If a contact goes back to an earlier state, the Zap doesn't trigger.`,
        ),
      ]
    : []),
]);

/**
 * The moment from which on contacts are given that were there before the trigger was turned on, in milliseconds since 1970. Undefined when
 * it is blank, and once it lies too far back, when everything from then on was given long ago.
 */
export function readStartFrom({ backend, connection, input, meta }: Run): number | undefined {
  const value = text(input, 'start_from');
  if (value === undefined) return undefined;
  if (backend.changes.recent === undefined)
    throw new Problem(
      'missing_capability',
      `${backend.label} keeps no dates of contacts, so Start From can't be used with this account. Clear Start From.`,
    );
  const moment = Date.parse(readStart(value, connection.timezone) ?? '');
  if (Number.isNaN(moment))
    throw new Problem('invalid_input', `Start From isn't a date: ${quote(value)}. Enter one like 2030-12-31T09:00:00-06:00.`);
  if (moment > connection.now + CLOCKS)
    throw new Problem('invalid_input', 'Start From is in the future. Choose a time within the last 30 days, or clear it.');
  if (moment >= connection.now - FURTHEST) return moment;
  if (!meta.isPopulatingDedupe) return undefined;
  throw new Problem('invalid_input', 'Start From is more than 30 days ago. Choose a time within the last 30 days, or clear it.');
}

const FURTHEST = 30 * 24 * 60 * 60 * 1000;
/** Clocks differ: what is now for one is a moment ahead for another. */
const CLOCKS = 60 * 1000;

function startFromField({ changes }: Backend): PlainInputField[] {
  return changes.recent === undefined
    ? []
    : [
        {
          key: 'start_from',
          label: 'Start From',
          type: 'datetime',
          helpText:
            'Also triggers for contacts from this time on that are already there when you turn the Zap on, 100 at each check. At most 30 days ago. Leave it blank for new ones only.',
        },
      ];
}
