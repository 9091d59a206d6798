import type { Backend } from '../backends/backend.ts';
import type { ContactChange } from '../contacts/change.ts';
import { customKey } from '../contacts/custom_field.ts';
import { Problem } from '../contacts/errors.ts';
import { inWords } from '../contacts/text.ts';
import { labelOf } from '../fields/labels.ts';

/** The change without what the account type can't store, so that a Zap built on another one still runs. Refused if nothing is left. */
export function onlySupported(backend: Backend, change: ContactChange, when: 'create' | 'update'): ContactChange {
  const { custom_fields, ...others } = change;
  const custom = Object.entries(custom_fields ?? {}).filter(([id]) => isOwn(backend, id));
  const supported = [
    ...Object.entries(others).filter(([key]) => isStored(backend, key, when)),
    ...(custom.length === 0 ? [] : [['custom_fields', Object.fromEntries(custom)] as const]),
  ];
  if (supported.length === 0)
    throw new Problem(
      'invalid_input',
      `${backend.label} can't store ${inWords(unsupportedKeys(backend, change, when).map(labelOf))}${when === 'update' ? ' on an existing contact' : ''}, and no other field is filled in. Fill in another field.`,
    );
  return Object.fromEntries(supported);
}

/** The input keys of the change that the account type can't store. */
export function unsupportedKeys(backend: Backend, change: ContactChange, when: 'create' | 'update'): string[] {
  const { custom_fields = {}, ...others } = change;
  return [
    ...Object.keys(others).filter((key) => !isStored(backend, key, when)),
    ...Object.keys(custom_fields).flatMap((id) => (isOwn(backend, id) ? [] : [customKey(id)])),
  ];
}

function isStored(backend: Backend, key: string, when: 'create' | 'update'): boolean {
  return backend.inputs[when].some((one) => one === key);
}

/** If every account of the type has the same custom fields, another one belongs to another account type. Otherwise the account knows. */
function isOwn({ customFields }: Backend, id: string): boolean {
  return customFields !== undefined && (customFields.ids?.includes(id) ?? true);
}
