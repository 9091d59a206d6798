import { isProblem, Problem } from '../contacts/errors.ts';
import { hasTag, joinTags } from '../contacts/tags.ts';
import type { Run } from '../operation.ts';
import { readTexts } from './read_input.ts';

/** The names without repetitions. A list of blanks is refused. */
export async function readTagNames(run: Run): Promise<string[]> {
  const accountTags = await listTagsWithCommas(run);
  const names = joinTags([], readTexts(run.input, 'tags', (whole) => hasTag(accountTags, whole)) ?? []);
  if (names.length === 0)
    throw new Problem(
      'invalid_input',
      `${__BUILD__.words.Tags} is blank, and this step needs at least one ${__BUILD__.words.tag}. Fill it in.`,
    );
  return names;
}

/**
 * The account's tags that contain a comma or a line break, so that such a tag isn't split. Read only if an input contains one; empty if
 * the connection may not read tags, and then every comma separates two tags.
 */
export async function listTagsWithCommas({ backend, connection, input }: Run): Promise<readonly string[]> {
  const hasSeparator = [input.tags].flat(2).some((item) => typeof item === 'string' && BETWEEN.test(item.trim()));
  if (!hasSeparator || backend.tags?.list === undefined) return [];
  try {
    const { items } = await backend.tags.list(connection, { number: 0, cursor: null });
    return items.map(({ name }) => name).filter((name) => BETWEEN.test(name));
  } catch (error) {
    if (isProblem(error, 'forbidden')) return [];
    throw error;
  }
}

const BETWEEN = /[,\n\r\u2028\u2029]/;
