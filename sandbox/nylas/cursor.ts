import { invalid } from './errors.ts';

/**
 * Where a reader of a list is. The client gets it as the page token and returns it for the next page. Rows never change
 * their slots, so a reader gets each row that is there the whole time exactly once.
 */
export interface Position {
  /** The list, and for whom: the token of another list is refused. */
  readonly list: string;
  /** Tokens of an earlier epoch are expired. */
  readonly epoch: number;
  /** How many slots were passed. */
  readonly step: number;
  /** How many slots there were at the start: later rows come after them. */
  readonly length: number;
  /** 0 is the stored order; each other number gives another order. */
  readonly turn: number;
}

export function toCursor(position: Position): string {
  return Buffer.from([position.list, position.epoch, position.step, position.length, position.turn].join('|')).toString('base64');
}

/** The position of a page token, or 400. */
export function fromCursor(cursor: string, list: string, epoch: number): Position {
  const [owner, ...numbers] = Buffer.from(cursor, 'base64').toString('utf8').split('|');
  const [born, step, length, turn] = numbers.map(Number);
  const valid =
    owner === list && born === epoch && [step, length, turn].every((value) => value !== undefined && Number.isInteger(value) && value >= 0);
  if (!valid || step === undefined || length === undefined || turn === undefined) throw invalid('invalid page_token');
  return { list, epoch, step, length, turn };
}

/**
 * The slot that a reader reaches after `step` others: a permutation that needs no memory, so that a page's cost doesn't
 * depend on the list.
 */
export function slotAt(step: number, { length, turn }: Position): number {
  if (turn === 0 || step >= length) return step;
  let stride = 1 + ((turn * 7919) % length);
  while (commonDivisor(stride, length) !== 1) stride += 1;
  return (turn + step * stride) % length;
}

/** One page: at most `limit` rows that `wanted` accepts, and the position to continue at if there are more. */
export function pageOf<Row>(
  slots: readonly (Row | undefined)[],
  position: Position,
  limit: number,
  wanted: (row: Row) => boolean,
): { rows: Row[]; next: Position | undefined } {
  const rows: Row[] = [];
  for (let step = position.step; step < slots.length; step += 1) {
    const row = slots[slotAt(step, position)];
    if (row === undefined || !wanted(row)) continue;
    if (rows.length === limit) return { rows, next: { ...position, step } };
    rows.push(row);
  }
  return { rows, next: undefined };
}

function commonDivisor(left: number, right: number): number {
  return right === 0 ? left : commonDivisor(right, left % right);
}
