import type { ChangeDate, ChangesPort } from './ports.ts';

/** Whether the account type stores this date of its contacts. */
export function hasDate({ changes }: { readonly changes: ChangesPort }, date: ChangeDate): boolean {
  return changes.recent !== undefined && (date === 'updated' || changes.beforehand === undefined);
}
