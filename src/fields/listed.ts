import type { PlainOutputField } from 'zapier-platform-core';

/** A list as one search result with line items; nothing found is no result, so that the step can say so. */
export function listed<K extends string, T>(contactId: string, key: K, items: readonly T[]) {
  return items.length === 0 ? [] : [{ id: contactId, [key]: items, count: items.length }];
}

/** The output fields of such a result. */
export function listedOutput(key: string, label: string, children: readonly PlainOutputField[]): PlainOutputField[] {
  return [
    { key: 'id', label: 'Contact ID' },
    { key, label, children: [...children] },
    { key: 'count', label: 'Count', type: 'integer' },
  ];
}
