import { TEXT_INPUTS } from '../contacts/change.ts';
import { contactField, isContactKey } from '../contacts/contact_keys.ts';
import { dialedNumber } from '../contacts/phone.ts';
import type { Input } from '../operation.ts';

/** Optional inputs with a checked format: a spreadsheet row may say "n/a" there, and that isn't a mistake. */
const OPTIONAL: readonly string[] = TEXT_INPUTS.filter((key) => contactField(key).holds !== undefined);

const NONE = ['n/a', 'na', 'n.a.', 'none', 'no', 'null', 'nil', 'unknown', 'not given', 'not known', '-', '--', '---', '?', '.', '/'];

/** Whether the text says that there's no value: "n/a" for an email, or a phone without a digit. */
export function isWithoutValue(key: string, text: string): boolean {
  const holds = OPTIONAL.includes(key) && isContactKey(key) ? contactField(key).holds : undefined;
  if (holds === undefined) return false;
  return (
    NONE.includes(text.toLowerCase()) ||
    (holds === 'phone' && text.length <= LONGEST_WORD && !/\d/.test(dialedNumber(text)) && !text.includes('{{'))
  );
}

/** Characters. A longer text in a phone field was mapped there by mistake, which is an error. */
const LONGEST_WORD = 40;

/** The keys of the inputs whose text says that there's no value. */
export function keysWithoutValue(input: Input): string[] {
  return OPTIONAL.filter((key) => {
    const value = input[key];
    return typeof value === 'string' && value.trim() !== '' && isWithoutValue(key, value.trim());
  });
}
