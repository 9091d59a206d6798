import type { WireContact } from './wire.ts';

/** All texts of the vendor's request. https://developer.nylas.com/docs/reference/api/contacts/ */
export const TEXTS = [
  'given_name',
  'middle_name',
  'surname',
  'suffix',
  'nickname',
  'birthday',
  'company_name',
  'job_title',
  'manager_name',
  'office_location',
  'notes',
] as const;

export type TextKey = (typeof TEXTS)[number];
/** '' empties a text; a missing one stays out of the request. */
export type Texts = { readonly [K in TextKey]?: string };

interface Typed {
  readonly type?: string;
}

export interface Email extends Typed {
  readonly email: string;
}

export interface Phone extends Typed {
  readonly number: string;
}

export interface Messenger extends Typed {
  readonly im_address: string;
}

export interface Page extends Typed {
  readonly url: string;
}

export const PARTS = ['street_address', 'city', 'state', 'postal_code', 'country'] as const;

export type Part = (typeof PARTS)[number];
export type Postal = { readonly [K in Part]?: string } & { readonly type: string };

/** Every writable part of a contact, without nulls. */
export interface Writable {
  readonly texts: Texts;
  readonly emails: readonly Email[];
  readonly phone_numbers: readonly Phone[];
  readonly im_addresses: readonly Messenger[];
  readonly physical_addresses: readonly Postal[];
  readonly web_pages: readonly Page[];
  readonly groups: readonly { readonly id: string }[];
  /** Entries without a value that we know, by list. A list is replaced whole, so they go back unchanged. */
  readonly kept?: Readonly<Record<string, readonly unknown[]>>;
}

/** The empty start of a new contact. */
export const NOTHING: Writable = {
  texts: {},
  emails: [],
  phone_numbers: [],
  im_addresses: [],
  physical_addresses: [],
  web_pages: [],
  groups: [],
};

/** The writable part of a stored contact. */
export function writableOf(wire: WireContact): Writable {
  const texts: Texts = Object.fromEntries(TEXTS.flatMap((key) => (wire[key] ? [[key, wire[key]]] : [])));
  const kept = keptOf(wire);
  return {
    texts,
    emails: wire.emails?.flatMap(({ email, type, ...more }) => (email ? [{ ...more, email, ...typed(type) }] : [])) ?? [],
    phone_numbers: wire.phone_numbers?.flatMap(({ number, type, ...more }) => (number ? [{ ...more, number, ...typed(type) }] : [])) ?? [],
    im_addresses:
      wire.im_addresses?.flatMap(({ im_address, type, ...more }) => (im_address ? [{ ...more, im_address, ...typed(type) }] : [])) ?? [],
    physical_addresses: wire.physical_addresses?.map(postalOf) ?? [],
    web_pages: wire.web_pages?.flatMap(({ url, type, ...more }) => (url ? [{ ...more, url, ...typed(type) }] : [])) ?? [],
    groups: wire.groups?.flatMap(({ id, ...more }) => (id ? [{ ...more, id }] : [])) ?? [],
    ...(Object.keys(kept).length === 0 ? {} : { kept }),
  };
}

/** The groups with these IDs; existing entries stay unchanged. */
export function groupsOf(groups: Writable['groups'], ids: readonly string[]): Writable['groups'] {
  return ids.map((id) => groups.find((group) => group.id === id) ?? { id });
}

function keptOf(wire: WireContact): Record<string, readonly unknown[]> {
  const lists = {
    emails: wire.emails?.filter(({ email }) => !email),
    phone_numbers: wire.phone_numbers?.filter(({ number }) => !number),
    im_addresses: wire.im_addresses?.filter(({ im_address }) => !im_address),
    web_pages: wire.web_pages?.filter(({ url }) => !url),
  };
  // An entry that holds only its type holds nothing.
  const holds = (item: object): boolean => Object.entries(item).some(([key, value]) => key !== 'type' && value !== null && value !== '');
  return Object.fromEntries(
    Object.entries(lists).flatMap(([key, list]) => {
      const filled = list?.filter(holds) ?? [];
      return filled.length === 0 ? [] : [[key, filled]];
    }),
  );
}

/** An address must have a type when it's written, whatever it had when it was read. */
function postalOf(address: NonNullable<WireContact['physical_addresses']>[number]): Postal {
  const { type, street_address: _street, city: _city, state: _state, postal_code: _code, country: _country, ...more } = address;
  return { ...more, type: type || 'other', ...partsOf(address) };
}

/**
 * The body of an update: the whole contact, because Nylas's pages contradict each other about what is left out. It
 * always has a first name, which the schema requires. It has no empty list of groups if there were none, because a
 * provider without groups may refuse it.
 */
export function updateBody({ texts, groups, kept = {}, ...lists }: Writable, hasGroups: boolean): Record<string, unknown> {
  const whole = Object.entries(lists).map(([key, list]) => [key, [...list, ...(kept[key] ?? [])]]);
  return {
    ...texts,
    given_name: texts.given_name ?? '',
    ...Object.fromEntries(whole),
    ...(hasGroups || groups.length > 0 ? { groups } : {}),
  };
}

/** The body of a create, without empty texts. `source` is as in Nylas's own example. */
export function createBody({ texts, kept: _kept, ...lists }: Writable, givenName: string): Record<string, unknown> {
  const filledLists = Object.entries(lists).filter(([, list]) => list.length > 0);
  return { ...texts, ...Object.fromEntries(filledLists), given_name: givenName, source: 'address_book' };
}

function typed(type: string | null | undefined): Typed {
  return type ? { type } : {};
}

function partsOf(parts: { readonly [K in Part]?: string | null | undefined }): { readonly [K in Part]?: string } {
  return Object.fromEntries(PARTS.flatMap((key) => (parts[key] ? [[key, parts[key]]] : [])));
}
