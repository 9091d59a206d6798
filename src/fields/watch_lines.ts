import type { AuthData, Backend } from '../backends/backend.ts';
import type { WatchedEvent } from '../contacts/notice.ts';
import { accountInputs, accountLines, type FieldFunction, infoLine } from './form.ts';
import { listSelectionInputs } from './selection_inputs.ts';

/** Why the Zap can't hear of it at once from the connected account, as a message; null if it can. */
export function cannotWatch({ label, notices }: Backend, authData: AuthData, event: WatchedEvent): string | null {
  const refusal = notices === undefined ? `${label} doesn't tell Zapier about ${WHAT[event]}.` : notices.refusal(authData);
  return refusal === null ? null : `${refusal} ${INSTEAD[event]}`;
}

const WHAT: Readonly<Record<WatchedEvent, string>> = { contact_changed: 'changes at once', contact_deleted: 'deleted contacts' };

const INSTEAD: Readonly<Record<WatchedEvent, string>> = {
  contact_changed: 'Use the trigger New or Updated Contact instead, or choose another account.',
  contact_deleted: 'Choose another account.',
};

/** Folder and source of a trigger that hears of changes at once, or a line that says why the account can't be watched. */
export const watchedInputs: FieldFunction = accountInputs((run) => {
  const refusal = cannotWatch(run.backend, run.connection.authData, 'contact_changed');
  return refusal === null ? listSelectionInputs(run) : [infoLine('not_available', refusal)];
});

/** The same for deleted contacts, of which nothing is known anymore by which to choose. */
export const watchedDeletions: FieldFunction = accountLines(({ backend, connection }) => {
  const refusal = cannotWatch(backend, connection.authData, 'contact_deleted');
  return refusal === null ? [] : [infoLine('not_available', refusal)];
});
