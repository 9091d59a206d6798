/** Characters: the longest address that mail can be sent to. https://www.rfc-editor.org/rfc/rfc3696#section-3 */
export const LONGEST_EMAIL = 320;

/**
 * Whether the text can be an email address: something, an @ and a domain with a dot, without spaces and separators of
 * lists. Quotes, brackets and full stops at the end were copied by mistake. Saved with them, the person would be in the
 * account twice.
 */
export function looksLikeEmail(text: string): boolean {
  if (text.length > LONGEST_EMAIL || /[\s<>,;]/u.test(text)) return false;
  const [name = '', domain = '', ...more] = text.split('@');
  return name !== '' && more.length === 0 && domain.slice(1, -1).includes('.') && !/["').]$/.test(domain);
}

/**
 * An email address or a phone number as a person sees it: in one Unicode form, without the `mailto:` or `tel:` of a
 * link, and without invisible characters. Address books and web pages put marks for the writing direction around
 * numbers.
 */
export function visibleText(text: string): string {
  return toOneForm(text)
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^(?:mailto|tel):/i, '');
}

/**
 * Whether what a service stores as an email address is one. Exchange stores people of its directory by a path like
 * `/o=ExchangeLabs/ou=...`, which can't receive mail.
 */
export function isStoredEmail(text: string): boolean {
  const stored = text.trim();
  return stored !== '' && !/^(?:ex:)?\/o=/i.test(stored);
}

/** Whether two email addresses are the same without regard to case and outer spaces. Texts too long for one are compared as they are. */
export function sameEmail(one: string | null, other: string | null): boolean {
  if (one === null || other === null || one === other) return one !== null && one === other;
  return Math.max(one.length, other.length) <= 2 * LONGEST_EMAIL && fold(one) === fold(other);
}

/** Whether two names are the same without regard to case and the number of spaces between words. */
export function sameName(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && fold(one).replace(/\s+/gu, ' ') === fold(other).replace(/\s+/gu, ' ');
}

/** Characters. No name, tag or note is longer. Longer texts are compared as they are, because normalizing them takes long. */
const LONGEST_FOLDED = 100_000;

/** A text for comparison: one Unicode form, lower case, trimmed. A text of more than 100,000 characters stays as it is. */
export function fold(text: string): string {
  return text.length > LONGEST_FOLDED ? text : toOneForm(text).trim().toLowerCase();
}

/**
 * In one Unicode form. No language puts endless marks on one letter, and sorting them takes quadratic time, so such a
 * text stays unchanged. https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
export function toOneForm(text: string): string {
  return PLAIN.test(text) || /\p{M}{31}/u.test(text) ? text : text.normalize('NFC');
}

/** ASCII text has only one form. */
const PLAIN = /^[\0-\x7f]*$/;

/** The whole name from its parts; null if there are none. */
export function joinName(...parts: readonly (string | null | undefined)[]): string | null {
  const name = parts.filter((part) => part !== null && part !== undefined && part.trim() !== '').join(' ');
  return name === '' ? null : name;
}

/** A list in words: `a`, `a and b`, `a, b and c`. */
export function inWords(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** The first five values in words, and how many more there are. */
export function fewInWords(values: readonly string[], written: (value: string) => string = shortenValue): string {
  const few = values.slice(0, FEW).map(written);
  return inWords(values.length > FEW ? [...few, `${values.length - FEW} more`] : few);
}

const FEW = 5;

/** The limit for a value in a sentence, in characters. */
const REPEATED = 80;

/** A value for a sentence: on one line, and shortened so that a person still recognizes it. */
export function shortenValue(value: string): string {
  const start = value.slice(0, REPEATED + 1).replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
  return (start.length > REPEATED ? `${start.slice(0, REPEATED - 1)}…` : start).toWellFormed();
}

/** The same in quotation marks. */
export function quote(value: string): string {
  return `"${shortenValue(value)}"`;
}

/** A part of a sentence that can contain an ID, with long words shortened. */
export function shortenWords(part: string): string {
  return part.split(' ').map(shortenValue).join(' ');
}
