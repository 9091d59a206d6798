import { birthdayParts } from './birthday.ts';
import type { ContactField } from './contact_field.ts';
import type { KeysWith } from './contact_keys.ts';
import { countryCode } from './countries.ts';
import type { CustomValues } from './custom_field.ts';
import { isStoredEmail } from './text.ts';

/** What an email address, a phone number or a postal address is for. */
export type ItemType = 'work' | 'home' | 'mobile' | 'other';

export interface ContactEmail {
  readonly address: string;
  readonly type: ItemType | null;
}

export interface ContactPhone {
  /** As stored by the service; compare with `samePhone`, never with `===`. */
  readonly number: string;
  readonly type: ItemType | null;
}

export interface ContactAddress {
  readonly type: ItemType | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postal_code: string | null;
  /** As the service stores it: a name or an ISO 3166 code. */
  readonly country: string | null;
}

/** A label that has an ID, like a Nylas group. */
export interface ContactGroup {
  readonly id: string;
  readonly name: string | null;
}

/** The fields with one text that isn't read from a list. */
type PlainText = Exclude<KeysWith<'input', 'text'> | 'url' | 'created_at' | 'updated_at', FlatKey>;

/** The flat keys, which are read from the first item of a list, or from its first item of a type. */
type FlatKey = KeysWith<'readFrom', NonNullable<ContactField['readFrom']>>;

/**
 * What a backend knows of a contact. Everything else is null, or an empty list. `url` is the contact's page in the
 * account itself, `created_at` and `updated_at` are in ISO 8601 and UTC, and `birthday` is as in `storedBirthday`:
 * YYYY-MM-DD, or --MM-DD without a year.
 */
export type ContactParts = { readonly [K in PlainText]?: string | null } & {
  readonly id: string;
  /** The account type's key, which users and the platform store, so it never changes. */
  readonly account_type: string;
  readonly emails?: readonly ContactEmail[];
  readonly phones?: readonly ContactPhone[];
  readonly addresses?: readonly ContactAddress[];
  readonly websites?: readonly string[];
  readonly im_addresses?: readonly string[];
  readonly tags?: readonly string[];
  readonly groups?: readonly ContactGroup[];
  readonly do_not_disturb?: boolean | null;
  /** By the field's ID. Missing if the account type has no custom fields. */
  readonly custom_fields?: CustomValues;
  /**
   * Whether the first and last name are in small letters because what returned them doesn't know how they are written.
   * Never returned.
   */
  readonly names_lowered?: boolean;
};

/** A contact as every operation returns it: with every key, whatever the account type. */
export type Contact = Required<Omit<ContactParts, Inner>> & { readonly [K in FlatKey]: string | null } & Pick<ContactParts, Inner>;

/** What a step returns in another form, or not at all. */
type Inner = 'custom_fields' | 'names_lowered';

/** Makes a whole contact of what a backend knows: blanks become null, and the flat keys are read from the lists. */
export function makeContact(parts: ContactParts): Contact {
  const emails = filledItems(parts.emails, ({ address }) => (isStoredEmail(address) ? address : ''));
  const phones = filledItems(parts.phones, ({ number }) => number);
  const { addresses = [], tags = [], groups = [] } = parts;
  const websites = filledItems(parts.websites, (address) => address);
  const address = addresses[0] ?? NO_ADDRESS;
  const { birthday, birthday_month_day } = birthdayParts(text(parts.birthday));
  // Every key by name and no spread, for speed: every contact of every sweep is made here.
  const contact: Contact & { custom_fields?: CustomValues; names_lowered?: boolean } = {
    id: parts.id,
    account_type: parts.account_type,
    url: text(parts.url),
    full_name: text(parts.full_name),
    prefix: text(parts.prefix),
    first_name: text(parts.first_name),
    middle_name: text(parts.middle_name),
    last_name: text(parts.last_name),
    suffix: text(parts.suffix),
    nickname: text(parts.nickname),
    email: text(emails[0]?.address),
    emails,
    phone: text(phones[0]?.number),
    phones,
    mobile_phone: firstOf(phones, 'mobile'),
    work_phone: firstOf(phones, 'work'),
    home_phone: firstOf(phones, 'home'),
    company: text(parts.company),
    department: text(parts.department),
    job_title: text(parts.job_title),
    manager: text(parts.manager),
    office_location: text(parts.office_location),
    addresses,
    street: address.street,
    city: address.city,
    region: address.region,
    postal_code: address.postal_code,
    country: address.country,
    country_code: countryCode(address.country),
    birthday,
    birthday_month_day,
    website: text(websites[0]),
    websites,
    im_addresses: filledItems(parts.im_addresses, (item) => item),
    notes: text(parts.notes),
    tags,
    groups,
    folder_id: text(parts.folder_id),
    owner_id: text(parts.owner_id),
    business_id: text(parts.business_id),
    source: text(parts.source),
    do_not_disturb: parts.do_not_disturb ?? null,
    created_at: text(parts.created_at),
    updated_at: text(parts.updated_at),
  };
  if (parts.custom_fields !== undefined) contact.custom_fields = parts.custom_fields;
  if (parts.names_lowered) contact.names_lowered = true;
  return contact;
}

/** Whether every part of the address is blank: services send `{}` if there's no address. */
export function isEmptyAddress(address: ContactAddress): boolean {
  return !address.street && !address.city && !address.region && !address.postal_code && !address.country;
}

// Shared by all contacts: most of their lists are empty, and a poll can hold a large address book.
const NONE: readonly never[] = [];

const NO_ADDRESS: ContactAddress = { type: null, street: null, city: null, region: null, postal_code: null, country: null };

function filledItems<T>(list: readonly T[] | undefined, value: (item: T) => string): readonly T[] {
  if (list === undefined || list.length === 0) return NONE;
  return list.every((item) => value(item) !== '') ? list : list.filter((item) => value(item) !== '');
}

function text(value: string | null | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

function firstOf(phones: readonly ContactPhone[], type: ItemType): string | null {
  return phones.find((item) => item.type === type)?.number ?? null;
}
