import type { PlainInputField } from 'zapier-platform-core';
import { isProblem, Problem } from '../contacts/errors.ts';
import { hasTag, joinTags } from '../contacts/tags.ts';
import type { Run } from '../operation.ts';
import { texts } from './input.ts';
import { outputs } from './outputs.ts';

/** The tags that a step adds or removes. */
export const TAG_NAMES: PlainInputField = {
  key: 'tags',
  label: 'Tags',
  list: true,
  required: true,
  dynamic: 'tag_list.id.name',
  helpText: 'Names of tags, one in each field or separated by commas. Capital letters make no difference.',
};

/** The names, each once; a list of blanks is refused. */
export async function tagNames(run: Run): Promise<string[]> {
  const known = await tagsWithCommas(run);
  const names = joinTags([], texts(run.input, 'tags', (whole) => hasTag(known, whole)) ?? []);
  if (names.length === 0)
    throw new Problem('invalid_input', 'There is no tag: every field of the list is blank. Fill in at least one. Nothing was written.');
  return names;
}

/**
 * The account's tags that hold a comma or a line break, so that a text that is one of them as a whole is not taken apart. Asked for only
 * where a given text holds one, and none where the account cannot be asked: then every comma stands between two tags.
 */
export async function tagsWithCommas({ backend, connection, input }: Run): Promise<readonly string[]> {
  const given = [input.tags].flat(2).some((item) => typeof item === 'string' && BETWEEN.test(item.trim()));
  if (!given || backend.tags === undefined) return [];
  try {
    const { items } = await backend.tags.list(connection, { number: 0, cursor: null });
    return items.map(({ name }) => name).filter((name) => BETWEEN.test(name));
  } catch (error) {
    if (isProblem(error, 'forbidden')) return [];
    throw error;
  }
}

const BETWEEN = /[,\n\r\u2028\u2029]/;

/** What adding and removing tags answers. */
export const TAGGED_SAMPLE = { id: 'ocQHyuzHvysMo5N5VsXc', account_type: 'highlevel', tags: ['customer', 'lead'], outcome: 'updated' };

export const TAGGED_OUTPUTS = outputs(
  [
    { key: 'id', label: 'Contact ID' },
    { key: 'account_type', label: 'Account Type' },
    { key: 'tags', label: 'Tags', list: true },
    { key: 'outcome', label: 'Outcome' },
  ],
  TAGGED_SAMPLE,
);
