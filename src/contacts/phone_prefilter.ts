import { lastDigits } from './phone.ts';

/** Whether an unread value may be a number: false only where it can't be. */
export type MayBe = (value: unknown) => boolean;

/**
 * Sorts out numbers as a service sends them, before anything is made of them: no number that `samePhone` or `mayBeSamePhone` takes
 * for the wanted one is passed over. One that is written in digits and the usual marks is when it ends with other digits; whatever else
 * there is comes through, for those two to judge.
 */
export function createPhonePrefilter(wanted: string): MayBe {
  const digits = [...lastDigits(wanted).slice(-LOOKED_AT)].map(Number).reverse();
  return (value) => {
    if (value === null || value === undefined || value === '') return false;
    return typeof value !== 'string' || endsWith(value, digits);
  };
}

/** As few as decide for `mayBeSamePhone`: one number in a thousand has them. */
const LOOKED_AT = 3;

const ZERO = 48;
/** Blank, +, -, and / between the digits, and the point. A bracket can stand around a zero that doesn't count. */
const MARKS: readonly number[] = [0x20, 0x2b, 0x2d, 0x2e, 0x2f];

/** `digits`: the last one first. True where another mark stands anywhere, since an extension may follow it, and where there are fewer digits. */
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
