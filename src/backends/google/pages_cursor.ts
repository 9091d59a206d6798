import { problemForBadPage } from '../paging.ts';

/** On a page of a list, after `skip` rows. */
export interface Position {
  /** Null for the first page. */
  readonly token: string | null;
  readonly skip: number;
}

/** The position as a text for `fromCursor`. */
export function toCursor({ token, skip }: Position): string {
  return `${skip}:${token ?? ''}`;
}

/** The position that the text means; any other text is bad input. */
export function fromCursor(text: string): Position {
  const { skip, token } = /^(?<skip>\d{1,9}):(?<token>.*)$/s.exec(text)?.groups ?? {};
  if (skip === undefined) throw problemForBadPage();
  return { skip: Number(skip), token: token || null };
}
