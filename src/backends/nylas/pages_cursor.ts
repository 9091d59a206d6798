import { problemForBadPage } from '../paging.ts';

/** On a page of a list, after `skip` rows. */
export interface OnPage {
  /** Null for the first page. */
  readonly token: string | null;
  readonly skip: number;
}

/** Where a search continues: among the matches of an exact filter, or on a page of a list. */
export type Position = ({ readonly kind: 'page' } & OnPage) | { readonly kind: 'exact'; readonly skip: number };

/** A position among the matches of an exact filter, as a text for `fromCursor`. */
export function cursorInMatches(skip: number): string {
  return `exact:${skip}`;
}

/** A position on a page of a list, as a text for `fromCursor`. */
export function cursorOnPage(token: string | null, skip: number): string {
  return `page:${skip}:${token ?? ''}`;
}

/** The position that the text means; any other text is bad input. */
export function fromCursor(text: string): Position {
  const { exact, skip, token } = FORM.exec(text)?.groups ?? {};
  if (exact !== undefined) return { kind: 'exact', skip: Number(exact) };
  if (skip !== undefined) return { kind: 'page', skip: Number(skip), token: token || null };
  throw problemForBadPage();
}

const FORM = /^(?:exact:(?<exact>\d{1,9})|page:(?<skip>\d{1,9}):(?<token>.*))$/s;
