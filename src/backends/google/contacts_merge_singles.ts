import type { Contact } from '../../contacts/contact.ts';
import { customKey } from '../../contacts/custom_field.ts';
import { birthdayOf, type Conflict, conflictIn, type Merged, mergeBirthdays } from '../../contacts/merge.ts';
import { sameName } from '../../contacts/text.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import type { ItemOf } from './body.ts';
import { NAME_PARTS, namesAfter } from './body_names.ts';
import { filled, holds } from './body_union.ts';
import { isManager, isNickname } from './translate.ts';

type Name = ItemOf<'names'>;

/** The name with the parts that it lacks. Names without parts (`isWhole`) aren't put together with another one. */
export function mergedNames(own: readonly Name[], others: readonly Name[]): Merged<readonly Name[]> & { readonly isWhole: boolean } {
  const [[name], [other]] = [own, others];
  if (other === undefined) return { taken: own, conflicts: [], isWhole: false };
  if (name === undefined) return { taken: hasParts(other) ? others : whole(other), conflicts: [], isWhole: false };
  if (!hasParts(name) || !hasParts(other)) return { taken: own, conflicts: [], isWhole: true };
  const { unstructuredName: _old, ...parts } = filled(name, other, [...NAME_PARTS, ...Object.keys(SPOKEN)]);
  const isSame = [...NAME_PARTS, ...Object.keys(SPOKEN)].every((part) => parts[part] === name[part]);
  const conflicts = Object.entries(SPOKEN).flatMap(([part, field]) => conflictIn(field, textOf(name[part]), textOf(other[part])));
  return { taken: isSame ? own : [parts], conflicts, isWhole: false };
}

/** How the parts sound. */
const SPOKEN: Readonly<Record<string, string>> = {
  phoneticFullName: 'full_name',
  phoneticHonorificPrefix: 'prefix',
  phoneticGivenName: 'first_name',
  phoneticMiddleName: 'middle_name',
  phoneticFamilyName: 'last_name',
  phoneticHonorificSuffix: 'suffix',
};

function hasParts(name: Name): boolean {
  return NAME_PARTS.some((part) => name[part]);
}

function whole({ unstructuredName, displayName, ...others }: Name): readonly Name[] {
  return unstructuredName ? [{ ...others, unstructuredName }] : namesAfter([others], { full_name: displayName ?? '' });
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? nullIfBlank(value) : null;
}

/** A list of which one kind of item is a contact's only one. */
interface Single<T> {
  readonly field: string;
  readonly isMeant: (item: T) => boolean;
  readonly textOf: (item: T) => string | null | undefined;
}

export const NICKNAME: Single<ItemOf<'nicknames'>> = { field: 'nickname', isMeant: isNickname, textOf: ({ value }) => value };
export const GENDER: Single<ItemOf<'genders'>> = { field: 'gender', isMeant: () => true, textOf: ({ value }) => value };
export const MANAGER: Single<ItemOf<'relations'>> = { field: 'manager', isMeant: isManager, textOf: ({ person }) => person };

/** The items of all other kinds are united. */
export function mergedSingles<T extends object>(own: readonly T[], others: readonly T[], { field, isMeant, textOf }: Single<T>) {
  const texts = own.filter(isMeant).flatMap((item) => textOf(item) || []);
  const taken = [...own];
  const conflicts: Conflict[] = [];
  for (const item of others) {
    const text = textOf(item);
    const [first] = texts;
    if (taken.some((one) => isMeant(one) === isMeant(item) && holds(one, item))) continue;
    if (first === undefined || !text || !isMeant(item)) taken.push(item);
    else if (!texts.some((one) => sameName(one, text))) conflicts.push(...conflictIn(field, first, text));
  }
  return { taken, conflicts };
}

type Birthday = ItemOf<'birthdays'>;

/** A birthday can also be a text that isn't a date, or a year alone. It counts, but isn't put together with a date. */
export function mergedBirthdays(
  own: readonly Birthday[],
  others: readonly Birthday[],
  ...[kept, other]: readonly [Contact, Contact]
): Merged<readonly Birthday[]> {
  const [mine, theirs] = [birthdayOf(kept) ?? writtenIn(own), birthdayOf(other) ?? writtenIn(others)];
  if (theirs === null) return { taken: own, conflicts: [] };
  if (mine === null) return { taken: others, conflicts: [] };
  if (birthdayOf(kept) === null || birthdayOf(other) === null) return { taken: own, conflicts: conflictIn('birthday', mine, theirs) };
  const { taken, conflicts } = mergeBirthdays(kept, other);
  return { taken: taken ? others : own, conflicts };
}

function writtenIn([birthday]: readonly Birthday[]): string | null {
  const { year, month, day } = birthday?.date ?? {};
  return nullIfBlank(birthday?.text) ?? nullIfBlank([year, month, day].filter(Boolean).join('-'));
}

type CustomItem = ItemOf<'userDefined'>;

/** The values of names that the contact lacks. Google doesn't promise an order, so a name that it has gets no second value. */
export function mergedCustomItems(own: readonly CustomItem[], others: readonly CustomItem[]): Merged<readonly CustomItem[]> {
  const taken = [...own];
  const conflicts: Conflict[] = [];
  for (const item of others) {
    const { key, value } = item;
    if (!key || !value || taken.some((one) => one.key === key && one.value && sameName(one.value, value))) continue;
    const first = own.find((one) => one.key === key && one.value)?.value;
    if (first) conflicts.push(...conflictIn(customKey(key), first, value));
    else taken.push(item);
  }
  return { taken, conflicts };
}
