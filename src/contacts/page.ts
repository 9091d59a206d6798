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
  /** What finds the following page; null when this is the last, or when the page's number is enough to find it. */
  readonly next: string | null;
}

/** Something to choose in a picker. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** A page with these items that is the last one. */
export function lastPage<T>(items: readonly T[]): Page<T> {
  return { items, next: null };
}
