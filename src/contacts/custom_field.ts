/** The kinds of custom fields. `list` is several lines of free text; `link` is the URL of a signed file. */
export const CUSTOM_KINDS = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'tick',
  'list',
  'files',
  'link',
  'other',
] as const;

export type CustomFieldKind = (typeof CUSTOM_KINDS)[number];

/** A custom field of the account. */
export interface CustomField {
  readonly id: string;
  readonly name: string;
  readonly kind: CustomFieldKind;
  /** The options in the account's order; empty for kinds without options. */
  readonly options: readonly string[];
  /** Whether other values than the options are allowed. */
  readonly open: boolean;
  /** Whether a step can set it. */
  readonly writable: boolean;
}

/** A file in a custom field. */
export interface CustomFile {
  readonly name: string;
  readonly url: string;
}

/** The value of a custom field. A date is a text, YYYY-MM-DD. */
export type CustomValue = string | number | boolean | readonly string[] | readonly CustomFile[] | null;

/** Values by the ID of the field. */
export type CustomValues = Readonly<Record<string, CustomValue>>;

/** A value of the field with this ID in the form in which steps return it. */
export type CustomReading = (id: string, value: CustomValue) => CustomValue;

/** The value of the field; undefined if there's none. Checked with `hasOwn`: an ID can be `constructor`, which every object has. */
export function customValueOf(
  { custom_fields: values = {} }: { readonly custom_fields?: CustomValues },
  id: string,
): CustomValue | undefined {
  return Object.hasOwn(values, id) ? values[id] : undefined;
}

/**
 * The key of a custom field in forms and outputs: `custom_` and the ID, so that a renamed field keeps it. Zapier allows letters, digits and
 * single underscores in a key (two mean a nested value), so an ID with other characters is written as `x_` and its UTF-8 bytes in
 * hexadecimal: `a-b` is `custom_x_612d62`. `customId` reads both.
 */
export function customKey(id: string): string {
  return spellingOf(id).key;
}

/**
 * The same ID as one text for all contacts. Each response brings its own copies, and the engine takes twice as long to
 * write a value under a copy.
 */
export function sameFieldId(id: string): string {
  return spellingOf(id).id;
}

interface Spelling {
  readonly id: string;
  readonly key: string;
}

const SPELLINGS = new Map<string, Spelling>();
/** A process serves many people. */
const SPELLINGS_LIMIT = 1000;

function spellingOf(id: string): Spelling {
  const cached = SPELLINGS.get(id);
  if (cached !== undefined) return cached;
  const key = /^[A-Za-z0-9]+$/.test(id) ? `${PREFIX}${id}` : `${PREFIX}${ENCODED}${Buffer.from(id).toString('hex')}`;
  if (SPELLINGS.size >= SPELLINGS_LIMIT) SPELLINGS.clear();
  // A text that was a key once is what the engine looks up the fastest.
  const spelling = { id: Object.keys({ [id]: key })[0] ?? id, key };
  SPELLINGS.set(id, spelling);
  return spelling;
}

/** The ID of the custom field with this key; null if it isn't the key of one. */
export function customId(key: string): string | null {
  if (!key.startsWith(PREFIX)) return null;
  const rest = key.slice(PREFIX.length);
  if (/^[A-Za-z0-9]+$/.test(rest)) return rest;
  return /^x_(?:[0-9a-f]{2})+$/.test(rest) ? Buffer.from(rest.slice(ENCODED.length), 'hex').toString() : null;
}

const PREFIX = 'custom_';
const ENCODED = 'x_';
