/** The form of a response; any zod schema fits. */
export interface Schema<T> {
  safeParse(value: unknown): ReadResult<T>;
}

/** A value that was read, or why it couldn't be. */
export type ReadResult<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };

/** A part that doesn't match the schema: where it is, and what is expected there. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  /** For a union: the issues of each member, with paths from here on. */
  readonly errors?: readonly (readonly Issue[])[];
}

/**
 * Reads a value by the schema. If only its form is wrong and its meaning is clear, the meaning counts: a number instead
 * of a text, a blank instead of a list or a number, a null among items. Anything else stays unreadable. So does an ID
 * of another form, because it could be someone else's.
 */
export function readAs<T>(schema: Schema<T>, value: unknown): ReadResult<T> {
  const first = schema.safeParse(value);
  if (first.success || typeof value !== 'object' || value === null) return first;
  const copy = structuredClone(value);
  let result: ReadResult<T> = first;
  // A repair can reveal an issue below it, so it takes a few rounds.
  for (let round = 0; round < ROUNDS && !result.success && mend(copy, result.error.issues); round += 1) result = schema.safeParse(copy);
  return result.success ? result : first;
}

const ROUNDS = 4;

/** Changes the value where an issue has a clear meaning. Returns whether it changed anything. */
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

/** What the value would have to be; for a union, each member in turn. */
function alternatives({ path, expected, errors = [] }: Issue): readonly Pick<Issue, 'path' | 'expected'>[] {
  const members = errors.flat().map((member) => ({ ...member, path: [...path, ...member.path] }));
  return members.length > 0 ? members : [{ path, ...(expected === undefined ? {} : { expected }) }];
}

function inside(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** Puts the clear meaning of the value there. Returns whether there is one. */
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

/** The clear meaning of the value in that type; undefined if there is none. Nothing else ever becomes a list. */
function meaning(value: unknown, expected: string | undefined): unknown {
  if (expected === 'string') return ['number', 'boolean'].includes(typeof value) ? String(value) : undefined;
  if (value === '' || (expected === 'object' && Array.isArray(value) && value.length === 0)) return null;
  if (typeof value !== 'string') return undefined;
  if (expected === 'boolean') return { true: true, false: false }[value.trim().toLowerCase()];
  return expected === 'number' && Number.isFinite(Number(value)) ? Number(value) : undefined;
}
