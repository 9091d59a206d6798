import type { Backend } from '../backends/backend.ts';
import type { WatchedEvent } from '../contacts/notice.ts';
import { accountInputs, accountLines, type FieldFunction, infoLine } from './form.ts';
import { listSelectionInputs, listTagAndFolderInputs } from './selection_inputs.ts';

/** Why the Zap can't hear of it at once from such an account, as a message; null if it can. */
export function cannotWatch({ label, limitedTo, notices }: Backend, event: WatchedEvent): string | null {
  if (notices !== undefined) return null;
  const where = limitedTo === undefined ? '' : ` in ${limitedTo}`;
  return `${label} doesn't tell Zapier about ${WHAT[event]}${where}. ${INSTEAD[event]}`;
}

const WHAT: Readonly<Record<WatchedEvent, string>> = { contact_changed: 'changes at once', contact_deleted: 'deleted contacts' };

const INSTEAD: Readonly<Record<WatchedEvent, string>> = {
  contact_changed: 'Use the trigger New or Updated Contact instead, or choose another account.',
  contact_deleted: 'Choose another account.',
};

/** Folder and source of a trigger that hears of changes at once, or a line that says why the account can't be watched. */
export const watchedInputs: FieldFunction = accountInputs((run) => {
  const { backend } = run;
  const refusal = cannotWatch(backend, 'contact_changed');
  if (refusal !== null) return [infoLine('not_available', refusal)];
  return backend.notices?.onlyAddressBook === true ? listTagAndFolderInputs(run) : listSelectionInputs(run);
});

/** The same for deleted contacts, of which nothing is known anymore by which to choose. */
export const watchedDeletions: FieldFunction = accountLines(({ backend }) => {
  const refusal = cannotWatch(backend, 'contact_deleted');
  return refusal === null ? [] : [infoLine('not_available', refusal)];
});
