/** What a response must be: any zod schema is one. */
export interface Schema<T> {
  safeParse(value: unknown): ReadResult<T>;
}

/** A value that was read, or why it couldn't be. */
export type ReadResult<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };

/** One thing that isn't what the schema says, where it is, and what is expected there. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  /** Of a union: what is wrong for each of its members, with paths from here on. */
  readonly errors?: readonly (readonly Issue[])[];
}

/**
 * Reads a value as the schema says. Where only the form is another and the meaning is plain, it is taken for what it means: a number
 * where a text belongs, a blank where a list or a number belongs, a null among items. Anything else stays unreadable, and so does an
 * ID of another form: it would be somebody else's.
 */
export function readAs<T>(schema: Schema<T>, value: unknown): ReadResult<T> {
  const first = schema.safeParse(value);
  if (first.success || typeof value !== 'object' || value === null) return first;
  const copy = structuredClone(value);
  let result: ReadResult<T> = first;
  // What is mended can show what is below it, so a few rounds are needed, and few are enough.
  for (let round = 0; round < ROUNDS && !result.success && mend(copy, result.error.issues); round += 1) result = schema.safeParse(copy);
  return result.success ? result : first;
}

const ROUNDS = 4;

/** Changes the value where an issue has a plain meaning; whether there was any. */
function mend(whole: object, issues: readonly Issue[]): boolean {
  const emptied = new Set<unknown[]>();
  let isMended = false;
  for (const issue of issues) {
    const holder = issue.path.slice(0, -1).reduce(inside, whole);
    const isEmptyItem = Array.isArray(holder) && isNothing(issue.path.reduce(inside, whole));
    if (isEmptyItem) emptied.add(holder);
    isMended = isEmptyItem || alternatives(issue).some((one) => put(whole, one.path, one.expected)) || isMended;
  }
  for (const list of emptied) list.splice(0, list.length, ...list.filter((item) => !isNothing(item)));
  return isMended;
}

/** What the value would have to be: of a union, each of its members in turn. */
function alternatives({ path, expected, errors = [] }: Issue): readonly Pick<Issue, 'path' | 'expected'>[] {
  const members = errors.flat().map((member) => ({ ...member, path: [...path, ...member.path] }));
  return members.length > 0 ? members : [{ path, ...(expected === undefined ? {} : { expected }) }];
}

function inside(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** Puts there what the value plainly means; whether it means anything. */
function put(whole: object, path: readonly PropertyKey[], expected: string | undefined): boolean {
  const key = path.at(-1);
  const holder = path.slice(0, -1).reduce(inside, whole);
  if (key === undefined || key === 'id' || typeof holder !== 'object' || holder === null) return false;
  const value = meaning(inside(holder, key), expected);
  return value !== undefined && Reflect.set(holder, key, value);
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

/** What the value plainly means as something of that type; undefined where it doesn't. A list is never made of anything else. */
function meaning(value: unknown, expected: string | undefined): unknown {
  if (expected === 'string') return ['number', 'boolean'].includes(typeof value) ? String(value) : undefined;
  if (value === '' || (expected === 'object' && Array.isArray(value) && value.length === 0)) return null;
  if (typeof value !== 'string') return undefined;
  if (expected === 'boolean') return { true: true, false: false }[value.trim().toLowerCase()];
  return expected === 'number' && Number.isFinite(Number(value)) ? Number(value) : undefined;
}
