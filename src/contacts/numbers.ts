/** A number that was read, or why it can't be: nothing is guessed. */
export type NumberReading = { readonly number: number } | { readonly refused: 'not_a_number' | 'ambiguous' | 'too_long' };

/**
 * Reads a number or an amount of money: `1500`, `$1,500.00`, `1.500,00 EUR`, `1'500.00`, `1 500,5`, `-3`. A comma before three digits groups
 * thousands, as it does in English. A single point before three digits (`1.500`) means one thing in English and another in German: ambiguous.
 * A number with more digits than a JavaScript number can hold is refused, because its last digits would be lost.
 */
export function readNumber(value: string | number): NumberReading {
  if (typeof value === 'number') return Number.isFinite(value) ? { number: value } : NOT_A_NUMBER;
  const text = value.trim();
  if (text.length > LONGEST) return { refused: 'too_long' };
  const parts = AMOUNT.exec(
    text
      .replace(/[\u00a0\u2009\u202f]/g, ' ')
      .replace(/\u2212/g, '-')
      .replace(/\u2019/g, "'"),
  )?.groups;
  if (parts === undefined) return asComputersWrite(text);
  const { before = '', after = '', sign = '', second = '', digits = '' } = parts;
  if ((sign !== '' && second !== '') || ![before, after].every(isCurrency)) return NOT_A_NUMBER;
  const plain = plainDigits(digits.trim());
  return plain === null ? NOT_A_NUMBER : plain === 'ambiguous' ? { refused: plain } : exactly(`${sign}${second}`, plain);
}

const NOT_A_NUMBER: NumberReading = { refused: 'not_a_number' };

/** Longer than any number that can be stored without loss. */
const LONGEST = 60;

const AMOUNT =
  /^(?<sign>[+-]?) ?(?<before>[A-Z]{0,2}\p{Sc}|[A-Z]{3}|) ?(?<second>[+-]?)(?<digits>\d[\d., ']*|\.\d+) ?(?<after>[A-Z]{0,2}\p{Sc}|[A-Z]{3}|)$/u;

function isCurrency(unit: string): boolean {
  return !/^[A-Z]{3}$/.test(unit) || Intl.supportedValuesOf('currency').includes(unit);
}

/** `1e+21` and the like, only as JavaScript writes it. */
function asComputersWrite(text: string): NumberReading {
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? { number } : NOT_A_NUMBER;
}

/** The digits with a point before the decimals and no other separator; null if the groups aren't those of a number. */
function plainDigits(digits: string): string | null {
  if (/^\d{1,3}\.\d{3}$/.test(digits) && !digits.startsWith('0')) return 'ambiguous';
  if (/^\d*\.?\d+$/.test(digits)) return digits;
  const form = FORMS.find((one) => one.pattern.test(digits));
  if (form === undefined) return null;
  const [whole = '', decimals] = form.decimal === null ? [digits] : digits.split(form.decimal);
  return whole.replace(/\D/g, '') + (decimals === undefined ? '' : `.${decimals}`);
}

/** The separators of thousands and decimals around the world, English first. */
const FORMS: readonly { readonly pattern: RegExp; readonly decimal: '.' | ',' | null }[] = [
  { pattern: /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/, decimal: '.' },
  // India groups by two digits before the last three.
  { pattern: /^[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?$/, decimal: '.' },
  { pattern: /^[1-9]\d{0,2}(?:[ ']\d{3})+(?:\.\d+)?$/, decimal: '.' },
  { pattern: /^[1-9]\d{0,2}(?:[ ']\d{3})+,\d+$/, decimal: ',' },
  { pattern: /^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/, decimal: ',' },
  { pattern: /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/, decimal: null },
  { pattern: /^\d+,\d+$/, decimal: ',' },
];

/** The number, if it keeps every digit. */
function exactly(sign: string, digits: string): NumberReading {
  const number = Number(`${sign}${digits}`);
  const significant = digits
    .replace(/^[0.]+/, '')
    .replace('.', '')
    .replace(/0+$/, '');
  if (significant.length <= 15 || String(number) === `${sign}${digits}`) return { number };
  return { refused: 'too_long' };
}
