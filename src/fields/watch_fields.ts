import type { Backend } from '../backends/backend.ts';
import type { ContactInput } from '../contacts/change.ts';
import type { Choice } from '../contacts/page.ts';
import { CONTACT_INPUTS } from './contact_inputs.ts';

/** The fields of a contact whose changes the account can show, as choices. */
export function listWatchableFields(backend: Backend): Choice[] {
  const keys = backend.inputs.create.filter((key): key is Exclude<ContactInput, 'address_type'> => key !== 'address_type');
  return keys.map((key) => ({ id: key, name: CONTACT_INPUTS[key].label ?? key }));
}
