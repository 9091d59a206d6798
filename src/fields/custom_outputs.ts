import type { Bundle, PlainOutputField, ZObject } from 'zapier-platform-core';
import { type CustomField, type CustomFieldKind, customKey } from '../contacts/custom_field.ts';
import { operation } from '../operation.ts';

/** What Zapier calls to get output fields. */
export type OutputFunction = (z: ZObject, bundle: Bundle) => Promise<PlainOutputField[]>;

/** Adds the account's custom fields. If they can't be read, the fixed fields stay usable. */
export async function addCustomFields(fields: readonly PlainOutputField[], z: ZObject, bundle: Bundle): Promise<PlainOutputField[]> {
  return [...fields, ...(await customFieldsOf(z, bundle)).map(customOutput)];
}

/** The same for line items, which have no nested values. */
export async function addCustomLineItemFields(
  fields: readonly PlainOutputField[],
  z: ZObject,
  bundle: Bundle,
): Promise<PlainOutputField[]> {
  return [
    ...fields,
    ...(await customFieldsOf(z, bundle)).map(({ id, name, kind }) => ({ key: customKey(id), label: name, ...typeOf(kind) })),
  ];
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
