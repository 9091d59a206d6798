import type { EntryType } from './contact.ts';
import { keysWith } from './contact_keys.ts';
import { type CustomValues, customKey } from './custom_field.ts';

/** The texts that a contact can be given. Keys are those of the output. */
export const TEXT_INPUTS = keysWith('input', 'text');

export type TextInput = (typeof TEXT_INPUTS)[number];

/** The lists that a contact can be given. */
export const LIST_INPUTS = keysWith('input', 'list');

export type ListInput = (typeof LIST_INPUTS)[number];

/** Values that a contact is to lose, where its account keeps several. What is not there is gone already. */
export const REMOVE_INPUTS = keysWith('input', 'remove');

export type RemoveInput = (typeof REMOVE_INPUTS)[number];

/** How the given tags meet those that are there. */
export type TagsMode = 'add' | 'replace' | 'remove';

export interface TagChange {
  readonly mode: TagsMode;
  readonly names: readonly string[];
}

/**
 * What is to become of a contact. A key that is not there is left as it is; null empties it.
 * `other_emails` and `im_addresses` are merged into what is there, never put in its place.
 */
export type ContactChange = { readonly [K in TextInput]?: string | null } & { readonly [K in ListInput]?: readonly string[] | null } & {
  readonly [K in RemoveInput]?: readonly string[];
} & {
  /** Which address `street` and the rest belong to; the first one when it is not given. */
  readonly address_type?: EntryType;
  readonly do_not_disturb?: boolean | null;
  readonly tags?: TagChange | null;
  /** By the field's id; null empties one. */
  readonly custom_fields?: CustomValues;
};

/** Every email that the change gives. */
export function emailsIn({ email, other_emails }: ContactChange): string[] {
  return [email ?? [], other_emails ?? []].flat();
}

/** The texts that hold a phone number. */
export const PHONE_INPUTS = keysWith('readFrom', 'phones');

/** The parts of a postal address, in the order people write them. */
export const ADDRESS_INPUTS = keysWith('group', 'address').filter((key) => key !== 'address_type');

/** The input keys of what the change gives: each custom value by the key of its field, an address without its type. */
export function inputKeysOf({ custom_fields, address_type: _addressType, ...fields }: ContactChange): string[] {
  return [...Object.keys(fields), ...Object.keys(custom_fields ?? {}).map(customKey)];
}
