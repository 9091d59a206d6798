import { TEXT_INPUTS } from '../contacts/change.ts';
import { contactField, isContactKey } from '../contacts/contact_keys.ts';
import { asDialled } from '../contacts/phone.ts';
import type { Input } from '../operation.ts';

/** Optional inputs whose texts must look like something, so that a row of a sheet may say there that it has none. */
const OPTIONAL: readonly string[] = TEXT_INPUTS.filter((key) => contactField(key).holds !== undefined);

const NONE = ['n/a', 'na', 'n.a.', 'none', 'no', 'null', 'nil', 'unknown', 'not given', 'not known', '-', '--', '---', '?', '.', '/'];

/** Whether the text under the key says that there is no value: a phone without a digit, "n/a" for an email. */
export function isWithoutValue(key: string, text: string): boolean {
  const holds = OPTIONAL.includes(key) && isContactKey(key) ? contactField(key).holds : undefined;
  if (holds === undefined) return false;
  return (
    NONE.includes(text.toLowerCase()) ||
    (holds === 'phone' && text.length <= LONGEST_WORD && !/\d/.test(asDialled(text)) && !text.includes('{{'))
  );
}

/** Characters. Whoever maps a whole text into a phone by mistake is told so. */
const LONGEST_WORD = 40;

/** The optional inputs that were filled in with no value. */
export function keysWithoutValue(input: Input): string[] {
  return OPTIONAL.filter((key) => {
    const value = input[key];
    return typeof value === 'string' && value.trim() !== '' && isWithoutValue(key, value.trim());
  });
}
