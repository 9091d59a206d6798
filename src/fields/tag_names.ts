import type { PlainInputField } from 'zapier-platform-core';
import { Problem } from '../contacts/errors.ts';
import { joinTags } from '../contacts/tags.ts';
import type { Input } from '../operation.ts';
import { texts } from './input.ts';

/** The tags that a step adds or removes. */
export const TAG_NAMES: PlainInputField = {
  key: 'tags',
  label: 'Tags',
  type: 'string',
  list: true,
  required: true,
  dynamic: 'tag_list.id.name',
  helpText: 'Names of tags, one in each field. Capital letters make no difference.',
};

/** The names, each once; a list of blanks is refused. */
export function tagNames(input: Input): string[] {
  const names = joinTags([], texts(input, 'tags') ?? []);
  if (names.length === 0)
    throw new Problem('invalid_input', 'There is no tag: every field of the list is blank. Fill in at least one. Nothing was written.');
  return names;
}

/** What adding and removing tags answers. */
export const TAGGED_OUTPUT = [
  { key: 'id', label: 'Contact ID' },
  { key: 'account_type', label: 'Account Type' },
  { key: 'tags', label: 'Tags', list: true },
  { key: 'outcome', label: 'Outcome' },
];

export const TAGGED_SAMPLE = { id: 'ocQHyuzHvysMo5N5VsXc', account_type: 'highlevel', tags: ['customer', 'lead'], outcome: 'updated' };
