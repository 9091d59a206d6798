import { dayKept, isPlainDay, looksLikeDay } from './custom_day.ts';
import type { CustomFieldKind, CustomFile, CustomValue } from './custom_field.ts';
import { readNumber } from './numbers.ts';
import { fold } from './text.ts';
import { isDay } from './time.ts';

/** Whether only the field's kind says what the value is: a day stored as an instant or in words, or an amount that looks like one. */
export function dependsOnKind(value: CustomValue): boolean {
  if (typeof value === 'string' && isPlainDay(value)) return false;
  return (typeof value === 'string' || typeof value === 'number') && dayKept(value, null) !== null;
}

/**
 * The value as a step returns it: a day as YYYY-MM-DD, however the service stores it. Without its kind, a round number of milliseconds or
 * the first moment of a day in ISO 8601 is read as a day. `needsKind` says when the kind is needed.
 */
export function typedValue(value: CustomValue, kind: CustomFieldKind | undefined, zone: string | null): CustomValue {
  if (kind !== undefined && kind !== 'date') return value;
  if (typeof value !== 'number' && typeof value !== 'string') return value;
  if (kind === undefined && !looksLikeDay(value)) return value;
  return dayKept(value, zone) ?? value;
}

/**
 * Whether two values are the same, however the service stores them: a day and its milliseconds, 1500 and "1500.00", a list in another
 * order, an option in another case. No value is the same as an empty one.
 */
export function sameCustomValue(one: CustomValue | undefined, other: CustomValue | undefined, kind?: CustomFieldKind): boolean {
  const form = FORMS[kind ?? kindLike(one, other)];
  const [left, right] = [singleValues(one).map(form), singleValues(other).map(form)];
  return left.length === right.length && left.every((item) => right.includes(item)) && right.every((item) => left.includes(item));
}

/** Whether the stored value is the one searched for, or a list with all that's searched for. Texts are compared without case. */
export function holdsCustomValue(stored: CustomValue | undefined, searched: CustomValue, kind?: CustomFieldKind): boolean {
  const exact = FORMS[kind ?? kindLike(stored, searched)];
  const form: Form = (value) => fold(exact(value));
  const there = singleValues(stored).map(form);
  const asked = singleValues(searched).map(form);
  return asked.length > 0 && asked.every((item) => there.includes(item));
}

/**
 * Whether the stored value can be the requested one, as far as that's clear without the field's kind: false if nothing is stored, or
 * another text or number.
 */
export function isStoredAs(stored: CustomValue | undefined, requested: CustomValue): boolean {
  const [storedValues, requestedValues] = [singleValues(stored), singleValues(requested)];
  if (storedValues.length === 0 || requestedValues.length === 0)
    return (
      storedValues.length === requestedValues.length ||
      (requestedValues.length > 0 && requestedValues.every((value) => NO.includes(asOption(value))))
    );
  const [one, other] = [storedValues[0], requestedValues[0]];
  const [storedAmount, requestedAmount] = [amountIn(one), amountIn(other)];
  if (
    storedValues.length === 1 &&
    requestedValues.length === 1 &&
    !Array.isArray(stored) &&
    storedAmount !== null &&
    requestedAmount !== null
  )
    return storedAmount === requestedAmount;
  if (
    storedValues.length > 1 ||
    requestedValues.length > 1 ||
    typeof stored !== 'string' ||
    typeof one !== 'string' ||
    typeof other !== 'string'
  )
    return true;
  return dayKept(other, null) !== null || 'number' in readNumber(other) || fold(one) === fold(other);
}

/** Null if it isn't an amount, or could be a day: days are stored in other numbers than they're written in. */
function amountIn(value: SingleValue | undefined): number | null {
  if (value === undefined || typeof value === 'boolean' || looksLikeDay(value)) return null;
  const reading = readNumber(value);
  return 'number' in reading ? reading.number : null;
}

const NO = ['no', 'false', '0'];

/** The value in the form in which changes are detected. It doesn't depend on the kind, which can't be read in every run. */
export function comparableValue(value: CustomValue | undefined): readonly string[] {
  return singleValues(value).map((item) => {
    const day = typeof item !== 'boolean' && looksLikeDay(item) ? dayKept(item, null) : null;
    return day ?? asNumber(item) ?? asText(item);
  });
}

type SingleValue = string | number | boolean;
type Form = (value: SingleValue) => string;

/** Each item of a list, or the single value; files by their URL. */
function singleValues(value: CustomValue | undefined): SingleValue[] {
  if (value === undefined || value === null) return [];
  const items: readonly (SingleValue | CustomFile)[] = typeof value === 'object' ? value : [value];
  return items.map((item) => (typeof item === 'object' ? item.url : item)).filter((item) => asText(item) !== '');
}

/** How values of an unknown kind are compared. */
function kindLike(one: CustomValue | undefined, other: CustomValue | undefined): CustomFieldKind {
  const both = [one, other];
  if (both.some((value) => Array.isArray(value))) return 'choices';
  if (both.some((value) => typeof value === 'string' && isDay(value.trim()))) return 'date';
  return both.some((value) => typeof value === 'number') ? 'number' : 'text';
}

const asText: Form = (value) => String(value).trim();
const asOption: Form = (value) => fold(String(value));
const asAmount: Form = (value) => asNumber(value) ?? asText(value);
const asDay: Form = (value) => (typeof value === 'boolean' ? null : dayKept(value, null)) ?? asText(value);

const FORMS: Readonly<Record<CustomFieldKind, Form>> = {
  text: asText,
  long_text: asText,
  number: asAmount,
  money: asAmount,
  date: asDay,
  choice: asOption,
  choices: asOption,
  tick: asOption,
  list: asText,
  files: asText,
  link: asText,
  other: asText,
};

/** A number as machines write it: "007" is a name. */
function asNumber(value: SingleValue): string | null {
  if (typeof value === 'boolean') return null;
  return typeof value === 'number' || /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(value.trim()) ? String(Number(value)) : null;
}
