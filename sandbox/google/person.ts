/** The lists of a person that an application can write. https://developers.google.com/people/api/rest/v1/people */
export const LISTS = {
  addresses: [
    'type',
    'formattedValue',
    'poBox',
    'streetAddress',
    'extendedAddress',
    'city',
    'region',
    'postalCode',
    'country',
    'countryCode',
  ],
  biographies: ['value', 'contentType'],
  birthdays: ['date', 'text'],
  calendarUrls: ['url', 'type'],
  clientData: ['key', 'value'],
  emailAddresses: ['value', 'type', 'displayName'],
  events: ['date', 'type'],
  externalIds: ['value', 'type'],
  genders: ['value', 'addressMeAs'],
  imClients: ['username', 'type', 'protocol'],
  interests: ['value'],
  locales: ['value'],
  locations: ['value', 'type', 'current', 'floor', 'floorSection', 'deskCode', 'buildingId'],
  memberships: ['contactGroupMembership'],
  miscKeywords: ['value', 'type'],
  names: [
    'unstructuredName',
    'familyName',
    'givenName',
    'middleName',
    'honorificPrefix',
    'honorificSuffix',
    'phoneticFullName',
    'phoneticFamilyName',
    'phoneticGivenName',
    'phoneticMiddleName',
    'phoneticHonorificPrefix',
    'phoneticHonorificSuffix',
  ],
  nicknames: ['value', 'type'],
  occupations: ['value'],
  organizations: [
    'type',
    'name',
    'department',
    'title',
    'jobDescription',
    'symbol',
    'domain',
    'location',
    'phoneticName',
    'current',
    'startDate',
    'endDate',
    'fullTimeEquivalentMillipercent',
    'costCenter',
  ],
  phoneNumbers: ['value', 'type'],
  relations: ['person', 'type'],
  sipAddresses: ['value', 'type'],
  urls: ['value', 'type'],
  userDefined: ['key', 'value'],
} as const;

export type ListName = keyof typeof LISTS;

/** What a mask of a read can name besides the lists. */
export const ONLY_READ = ['ageRanges', 'coverPhotos', 'metadata', 'photos', 'skills'] as const;

/** A person has at most one item of these. */
export const SINGLETONS: readonly string[] = ['names', 'biographies', 'birthdays', 'genders'];

/** Parts that only responses have; a request that repeats them is accepted. */
export const MADE: readonly string[] = [
  'metadata',
  'formattedType',
  'formattedProtocol',
  'canonicalForm',
  'displayName',
  'displayNameLastFirst',
];

export type Item = Readonly<Record<string, unknown>>;

/** Items without what responses add; the main one is first. */
export type Lists = { readonly [K in ListName]?: readonly Item[] | undefined };

/** A contact as it's stored. Never changed, only replaced. */
export interface Person {
  /** `c` and a decimal number. */
  readonly id: string;
  readonly lists: Lists;
  /** Counts the changes; the etag of the contact is made of it. */
  readonly version: number;
  /** Milliseconds since 1970. It can move without a change. */
  readonly updated: number;
  /** Orders contacts of the same moment. */
  readonly sequence: number;
  readonly photo?: Buffer;
  /** Whether the person also has a profile of Google's own. */
  readonly profiled?: boolean;
  /** The state before the last change, which a late read returns. */
  readonly before?: Person;
}

export interface Group {
  /** What follows `contactGroups/`. */
  readonly id: string;
  readonly name: string;
  readonly system: boolean;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** Someone outside the address book. */
export interface Stranger {
  readonly resourceName: string;
  readonly lists: Lists;
  readonly updated: number;
}

/** The text of a part; empty if it has none. */
export function textOf(item: Item | undefined, part: string): string {
  const value = item?.[part];
  return typeof value === 'string' ? value : '';
}

/** The IDs of a person's groups. */
export function groupIds({ memberships = [] }: Lists): string[] {
  return memberships.flatMap(({ contactGroupMembership: one }) => {
    const name = typeof one === 'object' && one !== null ? Reflect.get(one, 'contactGroupResourceName') : undefined;
    return typeof name === 'string' ? [name.replace(/^contactGroups\//, '')] : [];
  });
}

export function membership(groupId: string): Item {
  return { contactGroupMembership: { contactGroupResourceName: `contactGroups/${groupId}` } };
}
