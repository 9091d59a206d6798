import { isProblem } from '../contacts/errors.ts';

/**
 * Reads a page with as many rows as fit into a response. If it's too large, it asks for a smaller part, down to one
 * row. Each size divides the one before, so that a page by number stays a page. `read` gets the number of rows, and by
 * what it divided the first number.
 */
export async function fittingPage<T>(rows: number, read: (rows: number, divisor: number) => Promise<T>): Promise<T> {
  for (let size = rows; ; size = smaller(size)) {
    try {
      return await read(size, rows / size);
    } catch (error) {
      if (!isTooLarge(error) || size <= 1) throw error;
    }
  }
}

/** Whether a response had more than can be read at once. */
function isTooLarge(error: unknown): boolean {
  return isProblem(error, 'too_much') && error.detail.reason === 'response_too_large';
}

/**
 * The largest divisor that is at most an eighth, because a page that only just fits takes most of a run's memory,
 * together with its results.
 */
function smaller(size: number): number {
  let divisor = 8;
  while (size % divisor !== 0 && divisor < size) divisor += 1;
  return Math.max(1, Math.floor(size / Math.min(divisor, size)));
}
