/** A contact with its key as the trigger returns them: without empty keys if there are too many rows for all of them. */
export type Fitted<C, K> = Partial<C> & K;

/** A contact as the trigger returns it, and its key. */
export interface Keyed<C, K> {
  readonly contact: C;
  readonly key: K;
}

/** The rows of a poll up to Zapier's limit of size. */
export interface Rows<C, K> {
  /** Whether all of a page's rows fit. The first one that doesn't is left out, and so are those after it. */
  add(page: readonly Keyed<C, K>[]): boolean;
  all(): Fitted<C, K>[];
}

/** Bytes of JSON beyond which rows are returned without empty keys: about 700 contacts. */
const ROOMY = 1_000_000;
/** The limit in bytes of JSON: Zapier takes 20 MB from a poll. */
const BYTES_LIMIT = 18_000_000;

/** Counts rows as they come, in bytes of their JSON, a page at a time: a poll can return a whole address book. */
export function createRows<C extends object, K extends object>(): Rows<C, K> {
  const first: Keyed<C, K>[] = [];
  let rows: Fitted<C, K>[] = [];
  let bytes = 0;
  let isTight = false;
  const addWhole = (page: readonly Keyed<C, K>[]): boolean => {
    const whole = page.map(({ contact, key }) => ({ ...contact, ...key }));
    bytes += bytesOf(whole);
    first.push(...page);
    rows.push(...whole);
    if (bytes <= ROOMY) return true;
    isTight = true;
    rows = [];
    bytes = 0;
    return addShort(first.splice(0));
  };
  const addShort = (page: readonly Keyed<C, K>[]): boolean => {
    const short = page.map(({ contact, key }) => withoutBlanks(contact, key));
    const size = bytesOf(short);
    const fitting = bytes + size <= BYTES_LIMIT ? short : fittingIn(short, BYTES_LIMIT - bytes);
    rows.push(...fitting);
    bytes += size;
    return fitting.length === short.length;
  };
  return {
    add: (page) => (isTight ? addShort(page) : addWhole(page)),
    all: () => rows,
  };
}

/** The rows up to the first one that's too many. */
function fittingIn<R extends object>(rows: readonly R[], room: number): readonly R[] {
  let bytes = 0;
  const end = rows.findIndex((row) => {
    bytes += bytesOf([row]);
    return bytes > room;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

/** Each with the comma after it. */
function bytesOf(rows: readonly object[]): number {
  return Buffer.byteLength(JSON.stringify(rows)) - 1;
}

function withoutBlanks<C extends object, K extends object>(contact: C, key: K): Fitted<C, K> {
  const short: Partial<C> = {};
  for (const name in contact) if (!isBlank(contact[name])) short[name] = contact[name];
  return Object.assign(short, key);
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
