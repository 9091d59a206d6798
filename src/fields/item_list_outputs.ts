import type { PlainOutputField } from 'zapier-platform-core';
import { CONTACT_SAMPLE } from './contact_outputs.ts';
import { outputFields } from './outputs.ts';

/** The output fields of such a result, with one item as their sample. */
export function itemListOutputFields(
  key: string,
  label: string,
  children: readonly PlainOutputField[],
  item: { readonly contact_id: string },
) {
  const fields: PlainOutputField[] = [
    { key: 'id', label: 'Contact ID' },
    { key, label, children: [...children] },
    { key: 'count', label: 'Count', type: 'integer' },
  ];
  return outputFields(fields, { id: item.contact_id, [key]: [item], count: 1 });
}

/** What the definition shows of such a result. */
export const ITEM_LIST_SAMPLE = { id: CONTACT_SAMPLE.id, count: 1 };
