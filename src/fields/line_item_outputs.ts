import type { PlainOutputField } from 'zapier-platform-core';
import { NESTED_LISTS } from '../contacts/line_item.ts';
import { CONTACT_FIELDS } from './contact_outputs.ts';

/** The fields of a contact as a line item. */
export function lineItemFields(): PlainOutputField[] {
  return [
    ...CONTACT_FIELDS.filter(({ key }) => !NESTED_LISTS.has(key)).map(({ list: _list, ...field }) => field),
    { key: 'other_emails', label: 'Other Emails' },
    { key: 'other_phones', label: 'Other Phones' },
  ];
}
