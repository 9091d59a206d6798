import { contactField, isContactKey } from '../contacts/contact_keys.ts';
import { customId } from '../contacts/custom_field.ts';
import { Problem } from '../contacts/errors.ts';
import { quote } from '../contacts/text.ts';
import type { Input } from '../operation.ts';
import { readTexts } from './read_input.ts';

/** The watched fields; empty for all. An unknown field is refused, because it would never change. */
export function readWatchedFields(input: Input): string[] {
  const keys = readTexts(input, 'watch_fields') ?? [];
  const unknown = keys.find((key) => customId(key) === null && !(isContactKey(key) && contactField(key).input !== 'remove'));
  if (unknown !== undefined)
    throw new Problem('invalid_input', `${quote(unknown)} in Watched Fields isn't a field that can be watched. Choose one from the list.`);
  return keys;
}
