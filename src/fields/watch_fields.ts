import type { Backend } from '../backends/backend.ts';
import type { Choice } from '../contacts/page.ts';
import { labelOf } from './labels.ts';

/** The fields that can be watched in this account, as choices. */
export function listWatchableFields(backend: Backend): Choice[] {
  const keys = backend.inputs.create.filter((key) => key !== 'address_type');
  return keys.map((key) => ({ id: key, name: labelOf(key) }));
}
