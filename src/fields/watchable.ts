import type { Backend } from '../backends/backend.ts';
import type { ContactInput } from '../contacts/change.ts';
import { customId } from '../contacts/custom_field.ts';
import { Problem } from '../contacts/errors.ts';
import type { Choice } from '../contacts/page.ts';
import { quote } from '../contacts/text.ts';
import type { Input } from '../operation.ts';
import { INPUTS } from './contact_inputs.ts';
import { WHOLE_CONTACT } from './contact_output.ts';
import { texts } from './input.ts';

/** The fields of a contact whose changes the account can show, as choices. */
export function watchable(backend: Backend): Choice[] {
  const keys = backend.inputs.create.filter((key): key is Exclude<ContactInput, 'address_type'> => key !== 'address_type');
  return keys.map((key) => ({ id: key, name: INPUTS[key].label ?? key }));
}

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
