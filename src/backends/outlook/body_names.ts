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

/**
 * A new contact with a full name alone gets a first and a last name, too, as it does in Outlook: the first word, and all others, since nobody
 * can tell a middle name from the first part of a last one. With a comma in it the last name stands first: `Lovelace, Ada`.
 */
export function withSplitName(change: ContactChange): ContactChange {
  if (!change.full_name || change.first_name || change.middle_name || change.last_name) return change;
  const [last, first, ...more] = change.full_name.split(',').map((part) => part.trim());
  if (last && first && more.length === 0) return { ...change, first_name: first, last_name: last };
  const [firstName = '', ...rest] = change.full_name.match(/\S+/gu) ?? [];
  return { ...change, first_name: firstName, ...(rest.length === 0 ? {} : { last_name: rest.join(' ') }) };
}

/** What a request changes, and where it changes a part of the name all that was requested of the name: a full name that is there already would else be made anew. */
export function withNames(changes: ContactChange, requested: ContactChange): ContactChange {
  if (!NAMES.some((key) => changes[key] !== undefined)) return changes;
  return { ...changes, ...Object.fromEntries(NAMES.map((key) => [key, requested[key]])) };
}
