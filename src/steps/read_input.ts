import { checkedYesNo, splitValues } from '../contacts/checks.ts';
import { Problem } from '../contacts/errors.ts';
import { readNumber } from '../contacts/numbers.ts';
import { dialedNumber, isSeveralPhones, looksLikePhone } from '../contacts/phone.ts';
import type { Due } from '../contacts/task.ts';
import { fold, looksLikeEmail, quote, visibleText } from '../contacts/text.ts';
import { parseDueInstant, parseStartInstant } from '../contacts/time.ts';
import { labelOf } from '../fields/labels.ts';
import type { Input } from '../operation.ts';
import { longestOf } from './input_lengths.ts';

/** The trimmed text of an input; undefined if it's blank. Mapped numbers and booleans become text. */
export function readText(input: Input, key: string): string | undefined {
  return asText(input[key], key);
}

/** The text of a required input. */
export function readRequiredText(input: Input, key: string): string {
  const value = readText(input, key);
  if (value === undefined) throw new Problem('invalid_input', `${labelOf(key)} is blank, and this step needs it. Fill it in.`);
  return value;
}

/** A text to search for. Zapier would remove double curly braces from the request, and an empty search finds everyone. */
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
 * The texts of a list without blanks. A single value is a list of one, and a text with commas or line breaks is several values, unless
 * `isOne` says that it's one. Undefined if the input is missing.
 */
export function readTexts(input: Input, key: string, isOne?: (whole: string) => boolean): string[] | undefined {
  const value = input[key];
  if (value === undefined || value === null || value === '') return undefined;
  const items = [value].flat(2).flatMap((item: unknown) => (typeof item === 'string' ? splitValues(item, isOne) : [item]));
  if (items.length > VALUES_LIMIT)
    throw new Problem('invalid_input', `${labelOf(key)} has ${items.length} values, and the limit is ${VALUES_LIMIT}. Remove some.`);
  return items.flatMap((item) => asText(item, key) ?? []);
}

/** The limit of a list. No account type stores as many values for one contact. */
const VALUES_LIMIT = 1_000;

/** Yes or no; undefined if it's blank. */
export function readYesNo(input: Input, key: string): boolean | undefined {
  const value = readText(input, key);
  return value === undefined ? undefined : checkedYesNo(value, labelOf(key));
}

/** A whole number between two limits; undefined if it's blank. */
export function readWholeNumber(input: Input, key: string, least: number, greatest: number): number | undefined {
  const value = readText(input, key);
  if (value === undefined) return undefined;
  const reading = readNumber(value);
  if ('number' in reading && Number.isInteger(reading.number) && reading.number >= least && reading.number <= greatest)
    return reading.number;
  throw new Problem('invalid_input', `${quote(value)} in ${labelOf(key)} isn't a whole number from ${least} to ${greatest}. Enter one.`);
}

/** One of the words, typed as it is or as its label; undefined if it's blank. */
export function readChoice<const W extends string>(input: Input, key: string, words: readonly W[]): W | undefined {
  const value = readText(input, key);
  return value === undefined ? undefined : among(words, value, key);
}

/** The words in a list without blanks; empty if the input is missing. */
export function readChoices<const W extends string>(input: Input, key: string, words: readonly W[]): W[] {
  return (readTexts(input, key) ?? []).map((value) => among(words, value, key));
}

/** The email address, refused if it can't be one. */
export function checkEmail(value: string, key: string): string {
  const address = visibleText(value);
  if (looksLikeEmail(address)) return address;
  throw new Problem('invalid_input', `${quote(value)} in ${labelOf(key)} isn't an email address. Correct it, like ada@example.com.`);
}

/** The phone number, refused if it can't be one. */
export function checkPhone(value: string, key: string): string {
  const number = dialedNumber(value);
  if (isSeveralPhones(number))
    throw new Problem('invalid_input', `${quote(value)} in ${labelOf(key)} is more than one phone number. Enter only one.`);
  if (looksLikePhone(number)) return number;
  throw new Problem('invalid_input', `${quote(value)} in ${labelOf(key)} isn't a phone number. Enter digits, like +1 555 010 0123.`);
}

/** A due date; undefined if it's blank. `zone` is the user's, for dates without one. */
export function readDueDate(input: Input, key: string, zone: string | null): Due | undefined {
  return dated(input, key, (value) => parseDueInstant(value, zone));
}

/** The instant from which something counts, in ISO 8601 and UTC; undefined if it's blank. `zone` is the user's, for dates without one. */
export function readStartTime(input: Input, key: string, zone: string | null): string | undefined {
  return dated(input, key, (value) => parseStartInstant(value, zone));
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
  const limit = longestOf(key) ?? result.length;
  if (result.length > limit)
    throw new Problem(
      'invalid_input',
      `${labelOf(key)} is too long: ${quote(result)} has ${result.length} characters, and the limit is ${limit}. Shorten it.`,
    );
  return result === '' ? undefined : result;
}
