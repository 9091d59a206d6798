import { badPage } from '../paging.ts';

/** On a page of a list; `skip` rows of it were given before. */
export interface OnPage {
  /** Null on the first page. */
  readonly token: string | null;
  readonly skip: number;
}

/** Where a search goes on: among the matches of an exact filter, or on a page of a list. */
export type Position = ({ readonly kind: 'page' } & OnPage) | { readonly kind: 'exact'; readonly skip: number };

/** Among the matches of an exact filter, as a text that `fromCursor` understands. */
export function cursorInMatches(skip: number): string {
  return `exact:${skip}`;
}

/** On a page of a list, as a text that `fromCursor` understands. */
export function cursorOnPage(token: string | null, skip: number): string {
  return `page:${skip}:${token ?? ''}`;
}

/** The place that a text stands for; any other text is bad input. */
export function fromCursor(text: string): Position {
  const { exact, skip, token } = FORM.exec(text)?.groups ?? {};
  if (exact !== undefined) return { kind: 'exact', skip: Number(exact) };
  if (skip !== undefined) return { kind: 'page', skip: Number(skip), token: token || null };
  throw badPage();
}

const FORM = /^(?:exact:(?<exact>\d{1,9})|page:(?<skip>\d{1,9}):(?<token>.*))$/s;
