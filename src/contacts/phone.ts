import { visibleText } from './text.ts';

/** The fewest digits that identify a number without a country code: the shortest subscriber numbers have seven. */
const FEWEST_DIGITS = 7;

/** Characters. A longer text isn't a phone number. */
export const LONGEST_PHONE = 100;

/** A number as it's dialed: digits and plus signs of other scripts become 0 to 9 and +. */
export function dialedNumber(number: string): string {
  return visibleText(number)
    .replace(OTHER_DIGITS, (digit) => String(digitOf(digit.charCodeAt(0))))
    .replaceAll('＋', '+');
}

/** Arabic, Persian, Devanagari, Bengali, Thai and full-width digits. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/g;
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];

function digitOf(code: number): number {
  return code - Math.max(...ZEROS.filter((zero) => zero <= code));
}

/**
 * Whether two phone numbers are the same, judging by their digits.
 * If both have a country code (`+` or `00`), every digit counts. If one has none, the other must end with its digits, without the leading
 * zeros that some countries dial, and there must be at least seven. Extensions aren't compared.
 */
export function samePhone(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const first = read(one);
  const second = read(other);
  if (first.digits === second.digits) return first.digits !== '' || (one.trim() === other.trim() && one.trim() !== '');
  const [shorter, longer] = first.digits.length <= second.digits.length ? [first, second] : [second, first];
  return !shorter.international && shorter.digits.length >= FEWEST_DIGITS && longer.digits.endsWith(shorter.digits);
}

/** Whether two numbers have the same digits, whatever their format. */
export function sameDigits(one: string, other: string): boolean {
  return read(one).digits === read(other).digits;
}

/** Whether two texts may be the same number, because their last digits are the same. This alone decides nothing. */
export function mayBeSamePhone(one: string, other: string): boolean {
  const [shorter = '', longer = ''] = [lastDigits(one), lastDigits(other)].sort((a, b) => a.length - b.length);
  return shorter.length >= 3 && longer.endsWith(shorter);
}

/** The last digits of the number, which are the same in every format: at most seven. */
export function lastDigits(number: string): string {
  return read(number).digits.slice(-FEWEST_DIGITS);
}

/** Whether the number has a country code. */
export function hasCountryCode(number: string): boolean {
  return read(number).international;
}

/** Whether the text can be a phone number: at least three digits, and no letters except those of an extension. */
export function looksLikePhone(text: string): boolean {
  return read(text).digits.length >= 3 && !/\p{L}/u.test(withoutExtension(dialedNumber(text)));
}

/** Whether the text is several numbers, like `555-010-0124 / 555-010-0125`: some services would store all digits as one. */
export function isSeveralPhones(text: string): boolean {
  const parts = dialedNumber(text).split(BETWEEN_NUMBERS);
  return parts.filter((part) => read(part).digits.length >= FEWEST_DIGITS).length > 1;
}

/** A comma without a space is a pause when dialling: `+15550100123,,98765#`. */
const BETWEEN_NUMBERS = /[/|;\n]|, /;

function read(number: string): { digits: string; international: boolean } {
  if (number.length > LONGEST_PHONE) return { digits: '', international: false };
  const plain = withoutExtension(dialedNumber(number)).trim();
  // "+49 (0)30": the zero is dialed only within the country, instead of its code.
  const isWhole = plain.startsWith('+') || plain.startsWith('00');
  const digits = (isWhole ? plain.replace('(0)', '') : plain).replace(/\D/g, '');
  if (plain.startsWith('+')) return { digits: digits.replace(/^0+/, ''), international: true };
  if (digits.startsWith('00')) return { digits: digits.slice(2), international: true };
  return { digits: digits.replace(/^0/, ''), international: false };
}

const EXTENSIONS = ['extension', ';ext=', 'ext.', 'ext', 'x', '#'];

/** Read from the end, where an extension is: a regular expression would try every space of a long text as its start. */
function withoutExtension(number: string): string {
  const whole = number.trimEnd();
  let end = whole.length;
  while (end > 0 && isDigit(whole.charCodeAt(end - 1))) end -= 1;
  if (end === whole.length) return number;
  const before = whole.slice(0, end).trimEnd();
  const lower = before.toLowerCase();
  const mark = EXTENSIONS.find((one) => lower.endsWith(one));
  return mark === undefined ? number : before.slice(0, before.length - mark.length).trimEnd();
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
