import type { ContactChange } from '../contacts/change.ts';
import { customKey } from '../contacts/custom_field.ts';

/** The input keys that a new contact was made with. */
export function changedKeys(change: ContactChange): string[] {
  const { custom_fields, address_type: _addressType, ...fields } = change;
  return [...Object.keys(fields), ...Object.keys(custom_fields ?? {}).map(customKey)];
}
