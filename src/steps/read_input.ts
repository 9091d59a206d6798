import { checkedYesNo, separated } from '../contacts/checks.ts';
import { Problem } from '../contacts/errors.ts';
import { readNumber } from '../contacts/numbers.ts';
import { asDialled, looksLikePhone } from '../contacts/phone.ts';
import type { Due } from '../contacts/task.ts';
import { asSeen, fold, looksLikeEmail, quote } from '../contacts/text.ts';
import { readDue, readStart } from '../contacts/time.ts';
import { labelOf } from '../fields/labels.ts';
import type { Input } from '../operation.ts';
import { longestOf } from './input_lengths.ts';

/** The text of an input without outer blanks; undefined when it is blank. Numbers and ticks that were mapped in become texts. */
export function readText(input: Input, key: string): string | undefined {
  return asText(input[key], key);
}

/** The text of an input that the step cannot do without. */
export function readRequiredText(input: Input, key: string): string {
  const value = readText(input, key);
  if (value === undefined) throw new Problem('invalid_input', `${labelOf(key)} is blank, and this step needs it. Fill it in.`);
  return value;
}

/** A text that a service is to look for. The platform would empty double curly braces on the way, and an empty search finds everybody. */
export function readSearchText(input: Input, key: string): string | undefined {
  const value = readText(input, key);
  if (value?.isWellFormed() === false)
    throw new Problem('invalid_input', `${labelOf(key)} contains a broken character, so nothing can match it. Correct it.`);
  if (value?.includes('{{'))
    throw new Problem(
      'invalid_input',
      `${labelOf(key)} can't contain "{{". Usually a field of an earlier step is missing there. Correct it.`,
    );
  return value;
}

/**
 * The texts of a list, blanks left out; a single value counts as a list of one, and a text with commas or line breaks as several values
 * unless `isOne` knows all of it as one. Undefined when the input is not there at all.
 */
export function readTexts(input: Input, key: string, isOne?: (whole: string) => boolean): string[] | undefined {
  const value = input[key];
  if (value === undefined || value === null || value === '') return undefined;
  const items = [value].flat(2).flatMap((item: unknown) => (typeof item === 'string' ? separated(item, isOne) : [item]));
  if (items.length > MOST_VALUES)
    throw new Problem('invalid_input', `${labelOf(key)} has ${items.length} values, and the most is ${MOST_VALUES}. Remove some.`);
  return items.flatMap((item) => asText(item, key) ?? []);
}

/** Of a list. No account type keeps as many of anything for one contact. */
const MOST_VALUES = 1_000;

/** Yes or no; undefined when blank, so that it can be left alone. */
export function readYesNo(input: Input, key: string): boolean | undefined {
  const value = readText(input, key);
  return value === undefined ? undefined : checkedYesNo(value, labelOf(key));
}

/** A whole number within its bounds; undefined when blank. */
export function readWholeNumber(input: Input, key: string, least: number, most: number): number | undefined {
  const value = readText(input, key);
  if (value === undefined) return undefined;
  const reading = readNumber(value);
  if ('number' in reading && Number.isInteger(reading.number) && reading.number >= least && reading.number <= most) return reading.number;
  throw new Problem('invalid_input', `${quote(value)} in ${labelOf(key)} isn't a whole number from ${least} to ${most}. Enter one.`);
}

/** One of the given words, written as it is kept or as its label; undefined when blank. */
export function readChoice<const W extends string>(input: Input, key: string, words: readonly W[]): W | undefined {
  const value = readText(input, key);
  return value === undefined ? undefined : among(words, value, key);
}

/** Those of the given words that a list holds, blanks left out; empty when the input is not there at all. */
export function readChoices<const W extends string>(input: Input, key: string, words: readonly W[]): W[] {
  return (readTexts(input, key) ?? []).map((value) => among(words, value, key));
}

/** The email address in the field, checked that it can be one: something, an @ and a domain, without blanks. */
export function checkEmail(value: string, key: string): string {
  const address = asSeen(value);
  if (looksLikeEmail(address)) return address;
  throw new Problem('invalid_input', `${quote(value)} in ${labelOf(key)} isn't an email address. Correct it, like ada@example.com.`);
}

/** The phone number in the field, checked that it can be one. */
export function checkPhone(value: string, key: string): string {
  const number = asDialled(value);
  if (looksLikePhone(number)) return number;
  throw new Problem('invalid_input', `${quote(value)} in ${labelOf(key)} isn't a phone number. Enter digits, like +1 555 010 0123.`);
}

/** When something is due; undefined when blank. `zone` is the user's own, for dates that come without one. */
export function readDueDate(input: Input, key: string, zone: string | null): Due | undefined {
  return dated(input, key, (value) => readDue(value, zone));
}

/** The instant from which something counts, ISO 8601, UTC; undefined when blank. `zone` is the user's own, for dates that come without one. */
export function readStartTime(input: Input, key: string, zone: string | null): string | undefined {
  return dated(input, key, (value) => readStart(value, zone));
}

function dated<T>(input: Input, key: string, read: (value: string) => T | null): T | undefined {
  const value = readText(input, key);
  const date = value === undefined ? undefined : read(value);
  if (date !== null) return date;
  throw new Problem(
    'invalid_input',
    `${quote(value ?? '')} in ${labelOf(key)} isn't a date. Choose a date, or write it like 2030-12-31T09:00:00-06:00.`,
  );
}

function among<W extends string>(words: readonly W[], value: string, key: string): W {
  const meant = words.find((word) => fold(word) === fold(value) || fold(labelOf(word)) === fold(value));
  if (meant !== undefined) return meant;
  throw new Problem(
    'invalid_input',
    `${quote(value)} isn't an option of ${labelOf(key)}. Choose one of: ${words.map(labelOf).join(', ')}.`,
  );
}

function asText(value: unknown, key: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object')
    throw new Problem('invalid_input', `${labelOf(key)} takes text, but got a list or a group of fields. Map a single field.`);
  const result = String(value).trim();
  const most = longestOf(key) ?? result.length;
  if (result.length > most)
    throw new Problem(
      'invalid_input',
      `${labelOf(key)} is too long: ${quote(result)} has ${result.length} characters, and the most is ${most}. Shorten it.`,
    );
  return result === '' ? undefined : result;
}
