/** What an account's own field holds. `list` is several lines of free text; `link` is the address of a file that someone signed. */
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

/** One of the account's own fields. */
export interface CustomField {
  readonly id: string;
  readonly name: string;
  readonly kind: CustomFieldKind;
  /** What can be chosen, in the account's order; empty for the kinds without a choice. */
  readonly options: readonly string[];
  /** Whether a choice can also be a value that is not among the options. */
  readonly open: boolean;
  /** Whether the service takes a value for it. */
  readonly writable: boolean;
}

/** A file that a custom field holds. */
export interface CustomFile {
  readonly name: string;
  readonly url: string;
}

/** What a custom field of one contact holds; a date is a text, YYYY-MM-DD. */
export type CustomValue = string | number | boolean | readonly string[] | readonly CustomFile[] | null;

/** Values by the field's id. */
export type CustomValues = Readonly<Record<string, CustomValue>>;

/** The value of the contact's field; undefined where it has none. Only its own: an id can be `constructor`, which every object has. */
export function customValueOf(
  { custom_fields: values = {} }: { readonly custom_fields?: CustomValues },
  id: string,
): CustomValue | undefined {
  return Object.hasOwn(values, id) ? values[id] : undefined;
}

/**
 * The key of a custom field, the same in forms and in answers: `custom_` and the id, so that a renamed field keeps it. Zapier takes letters,
 * digits and single underscores in a key (two mean a nested value), so an id with anything but letters and digits is written as `x_`
 * and the bytes of its UTF-8 in hexadecimal: `a-b` is `custom_x_612d62`. `customId` reads both.
 */
export function customKey(id: string): string {
  return /^[A-Za-z0-9]+$/.test(id) ? `${PREFIX}${id}` : `${PREFIX}${ENCODED}${Buffer.from(id).toString('hex')}`;
}

/** The id of the custom field with this key; null when it is the key of none. */
export function customId(key: string): string | null {
  if (!key.startsWith(PREFIX)) return null;
  const rest = key.slice(PREFIX.length);
  if (/^[A-Za-z0-9]+$/.test(rest)) return rest;
  return /^x_(?:[0-9a-f]{2})+$/.test(rest) ? Buffer.from(rest.slice(ENCODED.length), 'hex').toString() : null;
}

const PREFIX = 'custom_';
const ENCODED = 'x_';
