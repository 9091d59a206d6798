import type { PlainInputField } from 'zapier-platform-core';
import { CONTACT_SAMPLE } from './contact_outputs.ts';
import { outputFields } from './outputs.ts';

/** The tags to add or remove. */
export const TAG_NAMES: PlainInputField = {
  key: 'tags',
  label: __BUILD__.words.Tags,
  list: true,
  required: true,
  dynamic: 'tag_list.id.name',
  helpText: `${__BUILD__.words.Tag} names, one in each field or separated by commas. Capital letters don't matter.`,
};

/** The sample of adding and removing tags. */
export const TAGGED_SAMPLE = {
  id: CONTACT_SAMPLE.id,
  account_type: CONTACT_SAMPLE.account_type,
  tags: ['customer', 'lead'],
  outcome: 'updated',
};

export const TAGGED_OUTPUTS = outputFields(
  [
    { key: 'id', label: 'Contact ID' },
    { key: 'account_type', label: 'Account Type' },
    { key: 'tags', label: __BUILD__.words.Tags, list: true },
    { key: 'outcome', label: 'Outcome' },
  ],
  TAGGED_SAMPLE,
);
