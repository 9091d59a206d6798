import type { PlainOutputField } from 'zapier-platform-core';
import { CONTACT_SAMPLE } from './contact_outputs.ts';
import { outputFields, type Sample } from './outputs.ts';

/** The output fields of a list with line items, with one item as the sample. */
export function itemListOutputFields(key: string, label: string, children: readonly PlainOutputField[], item: Sample) {
  const fields: PlainOutputField[] = [
    { key: 'id', label: 'Contact ID' },
    { key, label, children: [...children] },
    { key: 'count', label: 'Count', type: 'integer' },
  ];
  return outputFields(fields, { id: CONTACT_SAMPLE.id, [key]: [item], count: 1 });
}

/** The sample of such a list in the definition. */
export const ITEM_LIST_SAMPLE = { id: CONTACT_SAMPLE.id, count: 1 };
