import type { PlainOutputField } from 'zapier-platform-core';
import { CONTACT_FIELDS } from '../contacts/contact_fields.ts';
import { LINE_ITEM_KEYS, toFlat } from '../contacts/line_item.ts';
import { contactOutput, OF_THIS_BUILD } from './contact_outputs.ts';

/** The fields of a contact as a line item. */
export function lineItemFields(): PlainOutputField[] {
  return [
    ...LINE_ITEM_KEYS.map(contactOutput).map(({ list: _list, sample: _sample, ...field }) => field),
    { key: 'other_emails', label: 'Other Emails' },
    { key: 'other_phones', label: 'Other Phones' },
  ];
}

/** A line item with every key. */
export function lineItemSample(): Record<string, unknown> {
  const flat = LINE_ITEM_KEYS.map((key) => [key, toFlat(CONTACT_FIELDS[key].sample)]);
  return { ...Object.fromEntries(flat), ...OF_THIS_BUILD, other_emails: null, other_phones: null };
}
