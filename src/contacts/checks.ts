import { Problem } from './errors.ts';
import { readNumber } from './numbers.ts';
import { fold, quote } from './text.ts';
import { readDay } from './written_day.ts';

/** The number in the field called `label`. Throws an error for anything else, so that no value is guessed. */
export function checkedNumber(value: string | number, label: string): number {
  const reading = readNumber(value);
  if ('number' in reading) return reading.number;
  switch (reading.refused) {
    case 'ambiguous':
      throw invalid(
        `${quote(String(value))} in ${label} can be read in two ways. Write thousands without a separator, like 1500, or two decimals, like 1.50.`,
      );
    case 'too_long':
      throw invalid(`${quote(String(value))} in ${label} has more digits than can be kept. Enter at most 15 digits.`);
    default:
      throw invalid(`${quote(String(value))} in ${label} isn't a number. Enter digits, like 1500.50.`);
  }
}

/** Yes or no: `yes`, `no`, `true`, `false`, `1` or `0`, in any case. Throws an error for anything else. */
export function checkedYesNo(value: string | number | boolean, label: string): boolean {
  const word = fold(String(value));
  if (['yes', 'true', '1'].includes(word)) return true;
  if (['no', 'false', '0'].includes(word)) return false;
  throw invalid(`${quote(String(value))} in ${label} is neither yes nor no. Enter yes or no.`);
}

/** The day in the field called `label`, as YYYY-MM-DD; `zone` is the user's. Throws an error for anything else. */
export function checkedDay(value: string, label: string, zone: string | null): string {
  const reading = readDay(value, zone);
  if ('day' in reading) return reading.day;
  if (reading.refused === 'ambiguous')
    throw invalid(`${quote(String(value))} in ${label} can be read as two different days. Write it as YYYY-MM-DD, like 1990-12-31.`);
  throw invalid(`${quote(String(value))} in ${label} isn't a date. Write it as YYYY-MM-DD, like 1990-12-31.`);
}

/** The option, compared without case and spelled as in the account. Throws an error that names the options. */
export function checkedChoice(value: string, options: readonly string[], label: string): string {
  const option = options.find((one) => one === value) ?? options.find((one) => fold(one) === fold(value));
  if (option !== undefined) return option;
  throw invalid(`${quote(String(value))} isn't an option of ${label}. Choose one of: ${listed(options)}.`);
}

/** The values in a text, separated by commas and line breaks, unless `isOne` says that all of it is one value. */
export function splitValues(text: string, isOne: (whole: string) => boolean = () => false): string[] {
  const whole = text.trim();
  const values = isOne(whole) ? [whole] : whole.split(/[,\n\r\u2028\u2029]/);
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

const NAMED = 20;

function listed(options: readonly string[]): string {
  const more = options.length - NAMED;
  return options.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function invalid(sentence: string): Problem {
  return new Problem('invalid_input', sentence);
}
