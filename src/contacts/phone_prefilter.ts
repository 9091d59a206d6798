import { lastDigits } from './phone.ts';

/** Whether an unread value may be a number: false only where it can't be. */
export type MayBe = (value: unknown) => boolean;

/**
 * Skips numbers that can't be the one searched for, before a contact is made of the row. It never skips one that `samePhone` or
 * `mayBeSamePhone` would accept: only a number of digits and the usual marks that ends with other digits.
 */
export function createPhonePrefilter(searched: string): MayBe {
  const digits = [...lastDigits(searched).slice(-PREFILTER_DIGITS)].map(Number).reverse();
  return (value) => {
    if (value === null || value === undefined || value === '') return false;
    return typeof value !== 'string' || endsWith(value, digits);
  };
}

/** The digits that `mayBeSamePhone` needs at least. One number in a thousand ends with the same three. */
const PREFILTER_DIGITS = 3;

const ZERO = 48;
/** Space, plus, hyphen, full stop and slash. Not brackets, since those can enclose a zero that isn't dialed. */
const MARKS: readonly number[] = [0x20, 0x2b, 0x2d, 0x2e, 0x2f];

/** `digits`: the last one first. True for other characters, since an extension may follow them, and for shorter numbers. */
function endsWith(text: string, digits: readonly number[]): boolean {
  let met = 0;
  let isOther = false;
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (digit >= 0 && digit <= 9) {
      isOther ||= met < digits.length && digit !== digits[met];
      met += 1;
    } else if (!MARKS.includes(digit + ZERO)) return true;
  }
  return !isOther;
}
