/** Which page of a list to read. */
export interface PageRequest {
  /** 0 for the first page. */
  readonly number: number;
  /** The `next` of the page before, '' if that was the last one; null on the first page, and if it was lost. */
  readonly cursor: string | null;
}

/** One part of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** The cursor of the next page; null if this is the last page, or if the page's number is enough. */
  readonly next: string | null;
}

/** Something to choose in a picker. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** The last page of a list, with these items. */
export function lastPage<T>(items: readonly T[]): Page<T> {
  return { items, next: null };
}
