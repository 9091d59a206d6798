import type { PlainOutputField } from 'zapier-platform-core';
import { CONTACT_SAMPLE } from './contact_outputs.ts';
import { outputs } from './outputs.ts';

/** The output fields of such a result, with one item as their sample. */
export function listedOutputs(key: string, label: string, children: readonly PlainOutputField[], item: { readonly contact_id: string }) {
  const fields: PlainOutputField[] = [
    { key: 'id', label: 'Contact ID' },
    { key, label, children: [...children] },
    { key: 'count', label: 'Count', type: 'integer' },
  ];
  return outputs(fields, { id: item.contact_id, [key]: [item], count: 1 });
}

/** What the definition shows of such a result. */
export const LISTED_SAMPLE = { id: CONTACT_SAMPLE.id, count: 1 };
