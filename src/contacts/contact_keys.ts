import type { ContactField, InputKind } from './contact_field.ts';
import { CONTACT_FIELDS } from './contact_fields.ts';

type Fields = typeof CONTACT_FIELDS;

/** The key of a field. */
export type ContactKey = keyof Fields;

/** The keys of the fields that have one of these values there. */
export type KeysWith<P extends keyof ContactField, V> = {
  [K in ContactKey]: Fields[K] extends { readonly [_ in P]: V } ? K : never;
}[ContactKey];

/** The keys of the fields that have this value there, in the order of the table. */
export function keysWith<P extends keyof ContactField, const V extends NonNullable<ContactField[P]>>(
  property: P,
  value: V,
): readonly KeysWith<P, V>[] {
  const has = (key: string): key is KeysWith<P, V> => isContactKey(key) && contactField(key)[property] === value;
  return Object.keys(CONTACT_FIELDS).filter(has);
}

/** The keys of a returned contact. */
export type OutputKey = KeysWith<'sample', unknown>;

/** The same in their order. */
export const OUTPUT_KEYS: readonly OutputKey[] = Object.keys(CONTACT_FIELDS).filter(
  (key): key is OutputKey => isContactKey(key) && contactField(key).sample !== undefined,
);

/** The key of every input of a contact but the custom fields. */
export type ContactInput = KeysWith<'input', InputKind>;

/** The inputs of an account type that stores every field except these, without those that remove values. */
export function inputsExcept<const K extends ContactInput>(...missing: readonly K[]): readonly Exclude<StoredInput, K>[] {
  const isStored = (key: string): key is Exclude<StoredInput, K> => {
    const input = isContactKey(key) ? contactField(key).input : undefined;
    return input !== undefined && input !== 'remove' && !missing.some((one) => one === key);
  };
  return Object.keys(CONTACT_FIELDS).filter(isStored);
}

type StoredInput = Exclude<ContactInput, KeysWith<'input', 'remove'>>;

export function contactField(key: ContactKey): ContactField {
  return CONTACT_FIELDS[key];
}

export function isContactKey(key: string): key is ContactKey {
  return Object.hasOwn(CONTACT_FIELDS, key);
}
