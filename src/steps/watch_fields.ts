import { customId } from '../contacts/custom_field.ts';
import { Problem } from '../contacts/errors.ts';
import { quote } from '../contacts/text.ts';
import { INPUTS } from '../fields/contact_inputs.ts';
import { WHOLE_CONTACT } from '../fields/contact_outputs.ts';
import type { Input } from '../operation.ts';
import { texts } from '../steps/read_input.ts';

/** The fields whose changes count; empty for all. A name that no contact has would never see a change, and is refused. */
export function readWatched(input: Input): string[] {
  const keys = texts(input, 'watch_fields') ?? [];
  const unknown = keys.find(
    (key) => customId(key) === null && !(Object.hasOwn(INPUTS, key) && !key.startsWith('remove_')) && !Object.hasOwn(WHOLE_CONTACT, key),
  );
  if (unknown !== undefined)
    throw new Problem(
      'invalid_input',
      `A contact has no field ${quote(unknown)} that could be watched. Choose the watched fields from the list. Nothing was sent.`,
    );
  return keys;
}
