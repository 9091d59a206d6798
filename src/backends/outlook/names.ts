import type { ContactChange, TextInput } from '../../contacts/change.ts';

/** The display name is made of these, and goes along with each of them. */
const NAMES = [
  'full_name',
  'prefix',
  'first_name',
  'middle_name',
  'last_name',
  'suffix',
  'nickname',
] as const satisfies readonly TextInput[];

/** The news of a change, and where a part of the name is news all that was wanted of the name: a full name that is there already would else be made anew. */
export function withNames(news: ContactChange, wanted: ContactChange): ContactChange {
  if (!NAMES.some((key) => news[key] !== undefined)) return news;
  return { ...news, ...Object.fromEntries(NAMES.map((key) => [key, wanted[key]])) };
}
