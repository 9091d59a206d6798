/** Whether two email addresses are the same to a person: without regard to case and outer blanks. */
export function sameEmail(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && fold(one) === fold(other);
}

/** Whether two names are the same to a person: without regard to case and to how many blanks stand between the words. */
export function sameName(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && fold(one).replace(/\s+/gu, ' ') === fold(other).replace(/\s+/gu, ' ');
}

/** Text made comparable: one Unicode form, lower case, no outer blanks. */
export function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** The name a person is called by, from its parts; null when there are none. */
export function joinName(...parts: readonly (string | null | undefined)[]): string | null {
  const name = parts.filter((part) => part !== null && part !== undefined && part.trim() !== '').join(' ');
  return name === '' ? null : name;
}

/** A list in words: `a`, `a and b`, `a, b and c`. */
export function inWords(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
