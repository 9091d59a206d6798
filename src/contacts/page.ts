/** Which part of a list is wanted. */
export interface PageRequest {
  /** 0 for the first page. */
  readonly number: number;
  /** What the page before gave as `next`, '' when that was the last; null on the first page, and when it was not kept. */
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

/** The page with the given items, and no more behind it. */
export function lastPage<T>(items: readonly T[]): Page<T> {
  return { items, next: null };
}
