import type { Identity } from '../../contacts/identity.ts';
import { createPhonePrefilter } from '../../contacts/phone_prefilter.ts';
import type { Criterion } from '../../contacts/query.ts';
import { fold, sameEmail } from '../../contacts/text.ts';

/** Whether an unread row can be a match. A row in an undocumented form passes; reading it decides. */
export type MayMatch = (row: unknown) => boolean;

/** Whether an unread row can meet the criterion. */
export function mayMeet({ by, value }: Criterion): MayMatch {
  if (by === 'email') return withItem('emailAddresses', 'value', (email) => sameEmail(email, value));
  return by === 'phone' ? withPhone(value) : withName(value);
}

/** Whether an unread row can be one that a write means. */
export function mayBeOneOf({ email, phone, name }: Identity): MayMatch {
  const filters = [
    ...(email === undefined ? [] : [mayMeet({ by: 'email', value: email })]),
    ...(phone === undefined ? [] : [mayMeet({ by: 'phone', value: phone })]),
    ...(name === undefined ? [] : [mayMeet({ by: 'name', value: name })]),
  ];
  return (row) => filters.some((mayMatch) => mayMatch(row));
}

function withPhone(number: string): MayMatch {
  const mayBe = createPhonePrefilter(number);
  return withItem('phoneNumbers', 'value', mayBe);
}

/** One of its names, or a nickname, contains the first word. */
function withName(name: string): MayMatch {
  const [first = ''] = fold(name).split(/\s+/u);
  const holds = (text: string): boolean => fold(text).includes(first);
  const byNickname = withItem('nicknames', 'value', holds);
  const byName = withItem('names', '', holds);
  return (row) => byName(row) || byNickname(row);
}

/** Whether an item of the list has such a text there, or anywhere if `part` is empty. */
function withItem(list: string, part: string, isMatch: (text: string) => boolean): MayMatch {
  const fits = (value: unknown): boolean =>
    typeof value === 'string' ? isMatch(value) : value !== undefined && value !== null && part !== '';
  const hasPart = (item: unknown): boolean => {
    if (typeof item !== 'object' || item === null) return true;
    return part === '' ? Object.values(item).some(fits) : fits(Reflect.get(item, part));
  };
  return (row) => {
    if (typeof row !== 'object' || row === null || typeof Reflect.get(row, 'resourceName') !== 'string') return true;
    const items: unknown = Reflect.get(row, list) ?? [];
    return Array.isArray(items) ? items.some(hasPart) : true;
  };
}
