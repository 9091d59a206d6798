import { contactField, isContactKey } from '../contacts/contact_keys.ts';
import { customId } from '../contacts/custom_field.ts';
import { Problem } from '../contacts/errors.ts';
import { inWords, quote } from '../contacts/text.ts';
import { labelOf } from '../fields/labels.ts';
import type { Input, Run } from '../operation.ts';
import { readSearchText, readTexts } from './read_input.ts';
import { isBeyondAddressBook } from './selection.ts';

/** The watched fields; empty for all. An unknown field is refused, because it would never change. */
export function readWatchedFields(input: Input): string[] {
  const keys = readTexts(input, 'watch_fields') ?? [];
  const unknown = keys.find((key) => customId(key) === null && !(isContactKey(key) && contactField(key).input !== 'remove'));
  if (unknown !== undefined)
    throw new Problem('invalid_input', `${quote(unknown)} in Watched Fields isn't a field that can be watched. Choose one from the list.`);
  return keys;
}

/** Refuses to watch what the connection doesn't read of people outside the address book. */
export function refuseUnreadFields(run: Run, watched: readonly string[]): void {
  if (watched.length === 0 || !isBeyondAddressBook(run)) return;
  const { backend, connection, input } = run;
  const read: readonly string[] | undefined = backend.sources?.fields?.(connection, readSearchText(input, 'source') ?? '');
  const unread = read === undefined ? [] : watched.filter((key) => !read.includes(key));
  if (unread.length > 0)
    throw new Problem(
      'invalid_input',
      `This ${backend.label} connection doesn't read ${inWords(unread.map(labelOf))} of the people in this source, so the Zap would never see a change of it. Take it out of Watched Fields.`,
    );
}
