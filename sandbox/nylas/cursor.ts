import { invalid } from './errors.ts';

/**
 * Where a reader of a list stands. It goes to the client as the page token and comes back with the next page.
 * Rows are never moved and never taken out of their slots, so a reader meets each row that was there all the time exactly once.
 */
export interface Position {
  /** What is listed, and for whom: another list's token is refused. */
  readonly list: string;
  /** Tokens of an earlier epoch are expired. */
  readonly epoch: number;
  /** How many slots were passed. */
  readonly step: number;
  /** How many slots there were at the start: rows added later follow after them. */
  readonly length: number;
  /** 0: in the stored order; each other number gives another order. */
  readonly turn: number;
}

export function toCursor(position: Position): string {
  return Buffer.from([position.list, position.epoch, position.step, position.length, position.turn].join('|')).toString('base64');
}

/** The position behind a page token, or 400. */
export function fromCursor(cursor: string, list: string, epoch: number): Position {
  const [owner, ...numbers] = Buffer.from(cursor, 'base64').toString('utf8').split('|');
  const [born, step, length, turn] = numbers.map(Number);
  const valid =
    owner === list && born === epoch && [step, length, turn].every((value) => value !== undefined && Number.isInteger(value) && value >= 0);
  if (!valid || step === undefined || length === undefined || turn === undefined) throw invalid('invalid page_token');
  return { list, epoch, step, length, turn };
}

/** Which slot a reader gets to after `step` others: a permutation that needs no memory, so that a page costs what a page costs. */
export function slotAt(step: number, { length, turn }: Position): number {
  if (turn === 0 || step >= length) return step;
  let stride = 1 + ((turn * 7919) % length);
  while (commonDivisor(stride, length) !== 1) stride += 1;
  return (turn + step * stride) % length;
}

/** One page: up to `limit` rows that `wanted` takes, and the position to go on with if there are more. */
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
