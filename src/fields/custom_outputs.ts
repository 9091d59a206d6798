import type { Bundle, PlainOutputField, ZObject } from 'zapier-platform-core';
import { type CustomField, type CustomFieldKind, customKey } from '../contacts/custom_field.ts';
import { operation } from '../operation.ts';

/** What the platform calls to complete the fields of an answer. */
export type OutputFunction = (z: ZObject, bundle: Bundle) => Promise<PlainOutputField[]>;

/** The account's own fields, with their names; none where the account cannot be reached, so that the fixed fields stay usable. */
export const customOutputs: OutputFunction = async (z, bundle) => (await customFieldsOf(z, bundle)).map(customOutput);

/** Line items with the account's own fields among them: the platform takes no function there. */
export function lineItems(key: string, label: string, children: readonly PlainOutputField[]): OutputFunction {
  return async (z, bundle) => {
    const own = (await customFieldsOf(z, bundle)).map(({ id, name, kind }) => ({ key: customKey(id), label: name, ...typeOf(kind) }));
    return [{ key, label, children: [...children, ...own] }];
  };
}

async function customFieldsOf(z: ZObject, bundle: Bundle): Promise<readonly CustomField[]> {
  try {
    return await operation(({ backend, connection }) => backend.customFields?.list(connection) ?? [])(z, bundle);
  } catch {
    return [];
  }
}

function customOutput({ id, name, kind }: CustomField): PlainOutputField {
  const field: PlainOutputField = { key: customKey(id), label: name, ...typeOf(kind) };
  if (kind === 'files')
    return {
      ...field,
      children: [
        { key: 'name', label: `${name} File Name` },
        { key: 'url', label: `${name} File URL` },
      ],
    };
  return LISTS.includes(kind) ? { ...field, list: true } : field;
}

const LISTS: readonly CustomFieldKind[] = ['choices', 'tick', 'list'];

function typeOf(kind: CustomFieldKind): Pick<PlainOutputField, 'type'> {
  return kind === 'number' || kind === 'money' ? { type: 'number' } : {};
}
