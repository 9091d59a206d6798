/** A text as a value: separators and line breaks are escaped. https://www.rfc-editor.org/rfc/rfc6350#section-3.4 */
export function escapeText(text: string): string {
  return withoutBreaks(text.replace(/[\\,;]/g, '\\$&'));
}

/** The same for an address like a URL, in which commas and semicolons mean themselves. */
export function escapeAddress(text: string): string {
  return withoutBreaks(text.replaceAll('\\', '\\\\'));
}

/** The value on one line. */
export function withoutBreaks(value: string): string {
  return value.replace(/\r\n|\r|\n/g, '\\n');
}

/** The value with its commas escaped, unless they are. */
export function escapeCommas(value: string): string {
  return value.replace(/\\[\s\S]|,/g, (part) => (part === ',' ? '\\,' : part));
}

/** The parts between semicolons that aren't escaped. */
export function splitAtSemicolons(value: string): string[] {
  return value.replace(/\\[\s\S]|;/g, (part) => (part === ';' ? PART : part)).split(PART);
}

/** In no text, because it's not a character. */
const PART = '\uffff';
