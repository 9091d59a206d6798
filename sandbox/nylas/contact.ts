/** The forms of the Nylas v3 contacts API, as stored, and, apart from the sandbox's switches, as sent. */

export const PROVIDERS = ['google', 'microsoft', 'ews', 'icloud', 'imap'] as const;
export type Provider = (typeof PROVIDERS)[number];

export const SOURCES = ['address_book', 'domain', 'inbox'] as const;
export type Source = (typeof SOURCES)[number];

/** Writable fields with one text. An empty one isn't stored. */
export const TEXT_FIELDS = [
  'birthday',
  'company_name',
  'given_name',
  'job_title',
  'manager_name',
  'middle_name',
  'nickname',
  'notes',
  'office_location',
  'suffix',
  'surname',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export type Texts = { readonly [Field in TextField]?: string };

/** Writable fields with a list. */
export const LIST_FIELDS = ['emails', 'groups', 'im_addresses', 'phone_numbers', 'physical_addresses', 'web_pages'] as const;
export type ListField = (typeof LIST_FIELDS)[number];

export const ADDRESS_TYPES = ['work', 'home', 'other'] as const;
export type AddressType = (typeof ADDRESS_TYPES)[number];

export const PHONE_TYPES = ['work', 'home', 'mobile', 'other'] as const;
export type PhoneType = (typeof PHONE_TYPES)[number];

export interface Email {
  readonly email: string;
  readonly type?: AddressType;
}

export interface PhoneNumber {
  readonly number: string;
  readonly type?: PhoneType;
}

export interface InstantMessageAddress {
  readonly im_address: string;
  /** The protocol: any text. */
  readonly type?: string;
}

export interface PhysicalAddress {
  readonly type: AddressType;
  readonly street_address?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postal_code?: string;
  readonly country?: string;
}

export interface WebPage {
  readonly url: string;
  readonly type?: AddressType;
}

export interface GroupMembership {
  readonly id: string;
}

export interface Lists {
  readonly emails: readonly Email[];
  readonly groups: readonly GroupMembership[];
  readonly im_addresses: readonly InstantMessageAddress[];
  readonly phone_numbers: readonly PhoneNumber[];
  readonly physical_addresses: readonly PhysicalAddress[];
  readonly web_pages: readonly WebPage[];
}

export interface ContactFields extends Texts, Lists {}

export interface Contact extends ContactFields {
  /** The provider's own; can contain `#`, `/` and `=`. */
  readonly id: string;
  readonly grant_id: string;
  readonly object: 'contact';
  readonly source: Source;
  readonly picture_url?: string;
}

/** Every field of a contact that `select` can name. */
export const CONTACT_FIELDS: readonly string[] = [
  ...TEXT_FIELDS,
  ...LIST_FIELDS,
  'id',
  'grant_id',
  'object',
  'source',
  'picture_url',
  'picture',
];

export interface ContactGroup {
  readonly id: string;
  readonly grant_id: string;
  readonly object: 'contact_group';
  readonly name: string;
  /** The parent's ID, a slash and the name; only the name at the top. */
  readonly path: string;
  readonly group_type: 'system' | 'user' | 'other';
}

export const NO_LISTS: Lists = { emails: [], groups: [], im_addresses: [], phone_numbers: [], physical_addresses: [], web_pages: [] };

export function isProvider(value: string): value is Provider {
  return PROVIDERS.some((provider) => provider === value);
}

export function isSource(value: string): value is Source {
  return SOURCES.some((source) => source === value);
}
