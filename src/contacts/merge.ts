import type { ContactChange, TextInput } from './change.ts';
import { addressText, customText } from './comparison.ts';
import type { Contact, ContactAddress } from './contact.ts';
import { type CustomFieldKind, type CustomValue, customKey, customValueOf } from './custom_field.ts';
import { sameCustomValue } from './custom_value.ts';
import { samePhone } from './phone.ts';
import { joinTags } from './tags.ts';
import { sameName } from './text.ts';

/** A value that the kept contact doesn't take: it has another one, or null if the account can't store it there. */
export interface Conflict {
  /** The key of the field; `custom_<id>` for a custom one. */
  readonly field: string;
  readonly kept: string | null;
  readonly dropped: string;
}

/** What the kept contact takes from the other one, and what it doesn't. */
export interface Merged<T> {
  readonly taken: T;
  readonly conflicts: readonly Conflict[];
}

/** The texts that the kept contact lacks. Capital letters and spaces make no difference. */
export function mergeTexts(kept: Contact, other: Contact, keys: readonly (TextInput & keyof Contact)[]): Merged<ContactChange> {
  const conflicts = keys.flatMap((field) => conflictIn(field, kept[field], other[field]));
  const taken = keys.flatMap((key) => (kept[key] === null && other[key] !== null ? [[key, other[key]] as const] : []));
  return { taken: Object.fromEntries(taken), conflicts };
}

/** A conflict if both have a text, and not the same one. */
export function conflictIn(field: string, kept: string | null, dropped: string | null): Conflict[] {
  return kept === null || dropped === null || sameName(kept, dropped) ? [] : [{ field, kept, dropped }];
}

/** A conflict because the account can't store the value, unless the kept contact has it already. */
export function lostIn(field: string, kept: string | null, dropped: string | null): Conflict[] {
  return dropped === null || sameName(kept, dropped) ? [] : [{ field, kept, dropped }];
}

/**
 * The birthday, which is one without a year if the year is unknown. One with the year is taken in place of the same day
 * without it.
 */
export function mergeBirthdays(kept: Contact, other: Contact): Merged<boolean> {
  const [own, theirs] = [birthdayOf(kept), birthdayOf(other)];
  const isSameDay = kept.birthday_month_day === other.birthday_month_day;
  if (theirs === null || (isSameDay && other.birthday === null)) return { taken: false, conflicts: [] };
  if (own === null || (isSameDay && kept.birthday === null)) return { taken: true, conflicts: [] };
  return { taken: false, conflicts: conflictIn('birthday', own, theirs) };
}

export function birthdayOf({ birthday, birthday_month_day }: Contact): string | null {
  return birthday ?? birthday_month_day;
}

/** The custom values that the kept contact lacks. Lists of texts are united. */
export function mergeCustomValues(
  kept: Contact,
  other: Contact,
  kinds: ReadonlyMap<string, CustomFieldKind>,
): Merged<Readonly<Record<string, CustomValue>>> {
  const taken: Record<string, CustomValue> = {};
  const conflicts: Conflict[] = [];
  for (const [id, value] of Object.entries(other.custom_fields ?? {})) {
    const dropped = customText(value);
    const own = customValueOf(kept, id) ?? null;
    if (dropped === null || sameCustomValue(own, value, kinds.get(id))) continue;
    const all = customText(own) === null ? value : united(own, value);
    if (all === null) conflicts.push({ field: customKey(id), kept: customText(own), dropped });
    else if (!sameCustomValue(own, all, kinds.get(id))) taken[id] = all;
  }
  return { taken, conflicts };
}

/** Null if they aren't both lists of texts. */
function united(kept: CustomValue, other: CustomValue): string[] | null {
  if (!Array.isArray(kept) || !Array.isArray(other)) return null;
  const textsIn = (list: readonly unknown[]): string[] => list.filter((item) => typeof item === 'string');
  const [own, more] = [textsIn(kept), textsIn(other)];
  return own.length < kept.length || more.length < other.length ? null : joinTags(own, more);
}

/** The text with the other one after it, unless it's in there already. Null if nothing changes. */
export function mergeNotes(kept: string | null, other: string | null): string | null {
  const [own, more] = [kept ?? '', (other ?? '').trim()];
  if (more === '' || `\n${own.trim()}\n`.includes(`\n${more}\n`)) return null;
  return own.trim() === '' ? more : `${own.trimEnd()}\n${more}`;
}

/**
 * The address of both, if every part that both have is the same; otherwise null. An address is never put together from
 * two.
 */
export function mergedAddress(kept: ContactAddress | undefined, other: ContactAddress): ContactAddress | null {
  if (kept === undefined) return other;
  const keys = ['street', 'city', 'region', 'postal_code', 'country'] as const;
  if (keys.some((key) => kept[key] && other[key] && !sameName(kept[key], other[key]))) return null;
  const parts = Object.fromEntries(keys.map((key) => [key, kept[key] || other[key]]));
  return { ...other, ...kept, ...parts };
}

export function addressConflict(kept: ContactAddress | undefined, dropped: ContactAddress): Conflict {
  return { field: 'addresses', kept: kept === undefined ? null : addressText(kept), dropped: addressText(dropped) };
}

/** Whether nothing is lost if only one of the numbers is kept: all digits are the same, or one only lacks its country code. */
export function sameNumber(one: string, other: string): boolean {
  const digits = (number: string): string => number.replace(/\D/g, '').replace(/^0+/, '');
  const [left, right] = [digits(one), digits(other)];
  if (left === right) return left !== '' || one === other;
  return samePhone(one, other) && Math.min(left.length, right.length) >= WITH_AREA_CODE && !EXTENSION.test(`${one} ${other}`);
}

/** Digits. A shorter number is of one area, and others have the same. */
const WITH_AREA_CODE = 10;
const EXTENSION = /[a-z#;,]/i;
