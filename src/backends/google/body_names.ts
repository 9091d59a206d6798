import type { ContactChange } from '../../contacts/change.ts';
import type { ItemOf } from './body.ts';

const PARTS = {
  prefix: 'honorificPrefix',
  first_name: 'givenName',
  middle_name: 'middleName',
  last_name: 'familyName',
  suffix: 'honorificSuffix',
} as const;

/** The parts of a name that our vocabulary has. */
export const NAME_PARTS: readonly string[] = Object.values(PARTS);

/**
 * The name with the requested parts. A contact has one name, written whole, so the other parts and how they sound are
 * sent again. `unstructuredName` is the old name as one text, which would contradict the parts.
 */
export function namesAfter(names: readonly ItemOf<'names'>[], change: ContactChange): readonly ItemOf<'names'>[] {
  const requested = requestedParts(change);
  if (Object.keys(requested).length === 0) return names;
  const { unstructuredName: _old, displayName: _made, displayNameLastFirst: _sorted, metadata: _read, ...before } = names[0] ?? {};
  const parts = Object.entries({ ...before, ...requested }).filter(([, value]) => value !== '');
  return parts.length === 0 ? [] : [Object.fromEntries(parts)];
}

/** The change without its full name if first or last name is given, because Google makes the full name of the parts. */
export function withoutUnusedName(change: ContactChange): ContactChange {
  if (change.first_name === undefined && change.last_name === undefined) return change;
  const { full_name: _spare, ...rest } = change;
  return rest;
}

function requestedParts(change: ContactChange): Record<string, string> {
  const whole = change.full_name === undefined ? {} : splitName(change.full_name ?? '');
  const given = Object.entries(PARTS).flatMap(([key, part]) => {
    const value = Object.entries(change).find(([input]) => input === key)?.[1];
    return value === undefined ? [] : [[part, typeof value === 'string' ? value : '']];
  });
  return { ...whole, ...Object.fromEntries(given) };
}

/** The first word is the first name, the rest the last name. The other parts are emptied, or the name wouldn't read as given. */
function splitName(name: string): Record<string, string> {
  const [first = '', ...rest] = name.match(/\S+/gu) ?? [];
  return { honorificPrefix: '', givenName: first, middleName: '', familyName: rest.join(' '), honorificSuffix: '' };
}
