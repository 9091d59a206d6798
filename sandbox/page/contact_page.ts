import type { Book, Facts } from '../book.ts';

/** Which contacts the page shows: those with this text, and which page of them. */
export interface Selection {
  /** Empty for all contacts. */
  readonly search: string;
  /** From 1. A number after the last page means the last one. */
  readonly page: number;
}

/** One page of contacts, the latest change first. */
export interface ContactPage {
  readonly page: number;
  readonly pages: number;
  /** How many contacts are on all pages. */
  readonly found: number;
  readonly ids: readonly string[];
}

/** The contacts of the selection, `size` on each page. */
export function contactPage(book: Book, { search, page }: Selection, size: number): ContactPage {
  const text = search.trim().toLowerCase();
  const matches = text === '' ? undefined : matching(book, text);
  const found = matches?.length ?? book.ids().length;
  const pages = Math.max(1, Math.ceil(found / size));
  const shown = Math.min(page, pages);
  const ids = matches ?? book.latest(shown * size).map(({ id }) => id);
  return { page: shown, pages, found, ids: ids.slice((shown - 1) * size, shown * size) };
}

function matching(book: Book, text: string): string[] {
  const digits = /^[+\d\s().-]+$/.test(text) ? text.replace(/\D/g, '') : '';
  return book.latest(Number.POSITIVE_INFINITY).flatMap(({ id }) => {
    const facts = book.read(id);
    const isMatch = id.toLowerCase() === text || (facts !== null && (hasText(facts, text) || hasDigits(facts, digits)));
    return isMatch ? [id] : [];
  });
}

function hasText(facts: Facts, text: string): boolean {
  const texts = [nameOf(facts), ...facts.emails, ...facts.phones, facts.company ?? '', ...facts.tags];
  return texts.some((part) => part.toLowerCase().includes(text));
}

/** Whether a phone has these digits, in any format. */
function hasDigits({ phones }: Facts, digits: string): boolean {
  return digits !== '' && phones.some((phone) => phone.replace(/\D/g, '').includes(digits));
}

/** First and last name; empty if there are none. */
export function nameOf(facts: Facts | null): string {
  return [facts?.first_name, facts?.last_name].filter(Boolean).join(' ');
}
