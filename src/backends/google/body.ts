import type { WireContact } from './wire.ts';

/** Lists of which a merge unites the items, and no output has them. */
export const UNSHOWN = [
  'calendarUrls',
  'clientData',
  'events',
  'externalIds',
  'interests',
  'locales',
  'locations',
  'miscKeywords',
  'occupations',
  'sipAddresses',
] as const;

/**
 * The lists of a person that we write. Google replaces each that the mask names, and keeps all others.
 * https://developers.google.com/people/api/rest/v1/people/updateContact
 */
export const LISTS = [
  'names',
  'nicknames',
  'emailAddresses',
  'phoneNumbers',
  'addresses',
  'organizations',
  'birthdays',
  'urls',
  'imClients',
  'biographies',
  'memberships',
  'userDefined',
  'relations',
  'genders',
  ...UNSHOWN,
] as const;

export type ListKey = (typeof LISTS)[number];

/** A person's lists, as read. One that the person doesn't have is empty. */
export type Lists = { readonly [K in ListKey]: readonly ItemOf<K>[] };

/** The lists of someone who isn't in the address book yet. */
export const NO_LISTS: Lists = {
  names: [],
  nicknames: [],
  emailAddresses: [],
  phoneNumbers: [],
  addresses: [],
  organizations: [],
  birthdays: [],
  urls: [],
  imClients: [],
  biographies: [],
  memberships: [],
  userDefined: [],
  relations: [],
  genders: [],
  calendarUrls: [],
  clientData: [],
  events: [],
  externalIds: [],
  interests: [],
  locales: [],
  locations: [],
  miscKeywords: [],
  occupations: [],
  sipAddresses: [],
};

export type ItemOf<K extends ListKey> = NonNullable<WireContact[K]>[number];

/** The body of a write: whole lists, without what Google makes itself. */
export type Body = { readonly [K in ListKey]?: readonly Readonly<Record<string, unknown>>[] };

/** The lists of `after` that differ from `before`; an emptied one is `[]`. */
export function changedLists(before: Partial<Lists>, after: Partial<Lists>): Body {
  return Object.fromEntries(
    LISTS.flatMap((key) => {
      const [one, other] = [writableItems(key, before[key]), writableItems(key, after[key])];
      return JSON.stringify(one) === JSON.stringify(other) ? [] : [[key, withMain(other)]];
    }),
  );
}

/** The body of a new contact. */
export function createBody(lists: Partial<Lists>): Body {
  return changedLists({}, lists);
}

/** Whether both have the same items, in any order. */
export function sameLists(one: Lists, other: Lists): boolean {
  const textOf = (key: ListKey, lists: Lists) =>
    JSON.stringify(
      writableItems(key, lists[key])
        .map((item) => JSON.stringify(item))
        .sort(),
    );
  return LISTS.every((key) => textOf(key, one) === textOf(key, other));
}

/** The mask of an update: exactly the lists of its body. */
export function maskOf(body: Body): string {
  return Object.keys(body).join(',');
}

/** Items without what Google makes itself. */
export function writableItems(key: ListKey, items: readonly object[] = []): readonly Readonly<Record<string, unknown>>[] {
  const made = [...MADE_BY_GOOGLE, ...(MADE_IN[key] ?? [])];
  return items.map((item) => {
    const parts = Object.entries(item).filter(([name]) => !made.includes(name));
    // Google makes the address as one text of its parts, unless the text is all there is.
    const isText = key === 'addresses' && parts.every(([name]) => name === 'formattedValue' || name === 'type');
    return Object.fromEntries(key === 'addresses' && !isText ? parts.filter(([name]) => name !== 'formattedValue') : parts);
  });
}

/** Parts that are only in responses. */
const MADE_BY_GOOGLE: readonly string[] = ['metadata', 'formattedType', 'formattedProtocol', 'canonicalForm'];
const MADE_IN: { readonly [K in ListKey]?: readonly string[] } = { names: ['displayName', 'displayNameLastFirst'] };

/** The first item is the main one. Google says that an order alone doesn't count. */
function withMain(items: readonly Readonly<Record<string, unknown>>[]): readonly Readonly<Record<string, unknown>>[] {
  const [first, ...rest] = items;
  return first === undefined || rest.length === 0 ? items : [{ ...first, metadata: { sourcePrimary: true } }, ...rest];
}
