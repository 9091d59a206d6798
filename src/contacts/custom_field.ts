/** What an account's own field holds. */
export type CustomFieldKind = 'text' | 'long_text' | 'number' | 'money' | 'date' | 'choice' | 'choices' | 'tick' | 'unsupported';

/** One of the account's own fields. */
export interface CustomField {
  readonly id: string;
  readonly name: string;
  readonly kind: CustomFieldKind;
  /** What may be chosen, in the account's order; empty for the kinds without a choice. */
  readonly options: readonly string[];
}

/** Whatever the service keeps in a custom field: text, number, list of texts, or its own object for a file. */
export type CustomValue = unknown;

/** Values by the field's id. */
export type CustomValues = Readonly<Record<string, CustomValue>>;

/** The prefix that makes an input key of a custom field's id: `custom__Xy12`. */
export const CUSTOM_PREFIX = 'custom__';

/** The same values by the fields' names; a name that is taken already gets its id behind it, an unknown field keeps its id. */
export function byName(values: CustomValues, fields: readonly CustomField[]): CustomValues {
  const names = new Map(fields.map(({ id, name }) => [id, name]));
  const shared = (name: string): boolean => fields.filter((field) => field.name === name).length > 1;
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => {
      const name = names.get(id) ?? id;
      return [shared(name) ? `${name} (${id})` : name, value];
    }),
  );
}
