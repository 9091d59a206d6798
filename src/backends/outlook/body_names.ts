import type { ContactChange, TextInput } from '../../contacts/change.ts';

/** The parts of the display name; each of them is sent together with it. */
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
 * If a new contact has only a full name, it gets a first and a last name, too, as in Outlook: the first word, and all
 * others, because no one can tell a middle name from the first part of a last one. With a comma, the last name comes
 * first: `Lovelace, Ada`.
 */
export function withSplitName(change: ContactChange): ContactChange {
  if (!change.full_name || change.first_name || change.middle_name || change.last_name) return change;
  const [last, first, ...more] = change.full_name.split(',').map((part) => part.trim());
  if (last && first && more.length === 0) return { ...change, first_name: first, last_name: last };
  const [firstName = '', ...rest] = change.full_name.match(/\S+/gu) ?? [];
  return { ...change, first_name: firstName, ...(rest.length === 0 ? {} : { last_name: rest.join(' ') }) };
}

/**
 * The changes, with everything that the request says about the name if a part of it changes. Otherwise the service
 * would make an existing full name anew.
 */
export function withNames(changes: ContactChange, requested: ContactChange): ContactChange {
  if (!NAMES.some((key) => changes[key] !== undefined)) return changes;
  return { ...changes, ...Object.fromEntries(NAMES.map((key) => [key, requested[key]])) };
}
