import type { ItemType } from './contact.ts';
import { keysWith } from './contact_keys.ts';
import { type CustomValues, customKey } from './custom_field.ts';

/** The inputs that take a text. Their keys are those of the output. */
export const TEXT_INPUTS = keysWith('input', 'text');

export type TextInput = (typeof TEXT_INPUTS)[number];

/** The inputs that take a list. */
export const LIST_INPUTS = keysWith('input', 'list');

export type ListInput = (typeof LIST_INPUTS)[number];

/** The values to remove from a contact. A value that it doesn't have is left out without an error. */
export const REMOVE_INPUTS = keysWith('input', 'remove');

export type RemoveInput = (typeof REMOVE_INPUTS)[number];

/** What to do with the tags: add them, remove them, or replace all others. */
export type TagsMode = 'add' | 'replace' | 'remove';

export interface TagChange {
  readonly mode: TagsMode;
  readonly names: readonly string[];
}

/**
 * What a step asks for a contact. A missing key keeps what's stored, and null clears it.
 * `other_emails` and `im_addresses` are added to what's stored, and never replace it.
 */
export type ContactChange = { readonly [K in TextInput]?: string | null } & { readonly [K in ListInput]?: readonly string[] | null } & {
  readonly [K in RemoveInput]?: readonly string[];
} & {
  /** Which address `street` and the other parts belong to; the first one if it's missing. */
  readonly address_type?: ItemType;
  readonly do_not_disturb?: boolean | null;
  readonly tags?: TagChange | null;
  /** By the field's ID; null clears one. */
  readonly custom_fields?: CustomValues;
};

/** Every email in the request. */
export function emailsIn({ email, other_emails }: ContactChange): string[] {
  return [email ?? [], other_emails ?? []].flat();
}

/** The texts that hold a phone number. */
export const PHONE_INPUTS = keysWith('readFrom', 'phones');

/** The parts of a postal address, in the order people write them. */
export const ADDRESS_INPUTS = keysWith('section', 'address').filter((key) => key !== 'address_type');

/** The input keys of the request: each custom value by the key of its field, an address without its type. */
export function inputKeysOf({ custom_fields, address_type: _addressType, ...fields }: ContactChange): string[] {
  return [...Object.keys(fields), ...Object.keys(custom_fields ?? {}).map(customKey)];
}
