/** A row as it is given: without the keys that hold nothing, where there are too many rows for all of them. */
export type Fitted<R extends { readonly id: string }> = Partial<R> & Pick<R, 'id'>;

/** Rows of a poll, as far as the platform takes them. */
export interface Rows<R extends { readonly id: string }> {
  /** Whether the row still fits; one that doesn't is left out. */
  add(row: R): boolean;
  all(): Fitted<R>[];
}

/** Bytes of JSON beyond which rows are given without the keys that are null or empty. */
const ROOMY = 8_000_000;
/** Bytes of JSON that are given at most: the platform takes 20 MB of a poll. */
const MOST = 18_000_000;

/** Counts rows as they come, in bytes of their JSON. */
export function createRows<R extends { readonly id: string }>(): Rows<R> {
  let rows: Fitted<R>[] = [];
  let bytes = 0;
  let isTight = false;
  const push = (row: Fitted<R>): boolean => {
    const size = bytesOf(row);
    if (isTight && bytes + size > MOST) return false;
    rows.push(row);
    bytes += size;
    return true;
  };
  return {
    add: (row) => {
      const fits = push(isTight ? withoutBlanks<Fitted<R>>(row) : row);
      if (isTight || bytes <= ROOMY) return fits;
      isTight = true;
      const before = rows;
      rows = [];
      bytes = 0;
      return before.map(withoutBlanks<Fitted<R>>).every(push);
    },
    all: () => rows,
  };
}

/** With the comma behind it. */
function bytesOf(row: object): number {
  return Buffer.byteLength(JSON.stringify(row)) + 1;
}

function withoutBlanks<R extends object>(row: R): R {
  const short: R = { ...row };
  for (const [key, value] of Object.entries(short)) if (isBlank(value)) Reflect.deleteProperty(short, key);
  return short;
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
