/** A row as the trigger returns it: without empty keys if there are too many rows for all of them. */
export type Fitted<R extends { readonly id: string }> = Partial<R> & Pick<R, 'id'>;

/** The rows of a poll up to Zapier's limit of size. */
export interface Rows<R extends { readonly id: string }> {
  /** Whether the row still fits; one that doesn't is left out. */
  add(row: R): boolean;
  all(): Fitted<R>[];
}

/** Bytes of JSON beyond which rows are returned without empty keys. */
const ROOMY = 8_000_000;
/** The limit in bytes of JSON: Zapier takes 20 MB from a poll. */
const BYTES_LIMIT = 18_000_000;

/** Counts rows as they come, in bytes of their JSON, which is written once for each of them. */
export function createRows<R extends { readonly id: string }>(): Rows<R> {
  let rows: Fitted<R>[] = [];
  let bytes = 0;
  /** Without the keys that hold nothing. */
  let least = 0;
  let isTight = false;
  return {
    add: (whole) => {
      const row = isTight ? withoutBlanks<R>(whole) : whole;
      const size = bytesOf(row);
      const short = isTight ? size : size - bytesOfBlanks(row);
      if (least + short > BYTES_LIMIT) return false;
      rows.push(row);
      bytes += size;
      least += short;
      if (!isTight && bytes > ROOMY) {
        isTight = true;
        rows = rows.map((one) => withoutBlanks<R>(one));
      }
      return true;
    },
    all: () => rows,
  };
}

/** Including the comma after it. */
function bytesOf(row: object): number {
  return Buffer.byteLength(JSON.stringify(row)) + 1;
}

/** Each with the colon and the comma; all keys are ASCII. */
function bytesOfBlanks<R extends object>(row: R): number {
  let bytes = 0;
  for (const key in row) {
    const value: unknown = row[key];
    if (value !== undefined && isBlank(value)) bytes += key.length + (value === null ? '"":null,' : '"":"",').length;
  }
  return bytes;
}

function withoutBlanks<R extends { readonly id: string }>(row: Fitted<R>): Fitted<R> {
  const { id } = row;
  const whole: Partial<R> = row;
  const short: Partial<R> = {};
  for (const key in whole) if (!isBlank(whole[key])) short[key] = whole[key];
  return Object.assign(short, { id });
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
