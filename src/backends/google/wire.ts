import * as zod from 'zod/mini';

// The part of Google's responses that we use. Empty fields are left out, and so is an empty list, so only the name of
// the resource is required. https://developers.google.com/people/api/rest/v1/people#Person

const text = zod.optional(zod.nullable(zod.string()));
const number = zod.optional(zod.nullable(zod.number()));
const flag = zod.optional(zod.nullable(zod.boolean()));

function list<T>(item: zod.ZodMiniType<T>) {
  return zod.optional(zod.nullable(zod.array(item)));
}

function maybe<T>(value: zod.ZodMiniType<T>) {
  return zod.optional(zod.nullable(value));
}

/** Not read from another form, because an ID in it could be someone else's. */
const resourceName = zod.custom<string>((value) => typeof value === 'string' && value !== '');

/** Where an item of a list comes from, and whether it's the main one. */
const metadata = maybe(zod.looseObject({ primary: flag, sourcePrimary: flag, source: maybe(zod.looseObject({ type: text })) }));

/** Lists that no output has. Only a merge reads and writes them, so that they aren't lost with the other contact. */
const unshown = {
  calendarUrls: list(zod.looseObject({ metadata })),
  clientData: list(zod.looseObject({ metadata })),
  events: list(zod.looseObject({ metadata })),
  externalIds: list(zod.looseObject({ metadata })),
  genders: list(zod.looseObject({ metadata, value: text })),
  interests: list(zod.looseObject({ metadata })),
  locales: list(zod.looseObject({ metadata })),
  locations: list(zod.looseObject({ metadata })),
  miscKeywords: list(zod.looseObject({ metadata })),
  occupations: list(zod.looseObject({ metadata })),
  sipAddresses: list(zod.looseObject({ metadata })),
};

// Items keep unknown keys, because a list goes back whole when it's written.
export const contact = zod.object({
  resourceName,
  etag: text,
  metadata: maybe(zod.looseObject({ sources: list(zod.looseObject({ type: text, updateTime: text })) })),
  names: list(
    zod.looseObject({
      metadata,
      displayName: text,
      honorificPrefix: text,
      givenName: text,
      middleName: text,
      familyName: text,
      honorificSuffix: text,
    }),
  ),
  nicknames: list(zod.looseObject({ metadata, value: text, type: text })),
  emailAddresses: list(zod.looseObject({ metadata, value: text, type: text })),
  phoneNumbers: list(zod.looseObject({ metadata, value: text, type: text, canonicalForm: text })),
  addresses: list(
    zod.looseObject({
      metadata,
      type: text,
      formattedValue: text,
      streetAddress: text,
      city: text,
      region: text,
      postalCode: text,
      country: text,
      countryCode: text,
    }),
  ),
  organizations: list(zod.looseObject({ metadata, name: text, department: text, title: text, location: text, current: flag })),
  birthdays: list(zod.looseObject({ metadata, text, date: maybe(zod.looseObject({ year: number, month: number, day: number })) })),
  urls: list(zod.looseObject({ metadata, value: text, type: text })),
  imClients: list(zod.looseObject({ metadata, username: text })),
  biographies: list(zod.looseObject({ metadata, value: text, contentType: text })),
  memberships: list(zod.looseObject({ metadata, contactGroupMembership: maybe(zod.looseObject({ contactGroupResourceName: text })) })),
  userDefined: list(zod.looseObject({ metadata, key: text, value: text })),
  relations: list(zod.looseObject({ metadata, person: text, type: text })),
  ...unshown,
});

export type WireContact = zod.infer<typeof contact>;

const { resourceName: _name, etag: _etag, ...masked } = contact.shape;

/** Everything that can be written, for a merge. */
export const ALL_FIELDS = Object.keys(masked).join(',');

/**
 * The fields to request. The etag of a person depends on them, so reads and writes use the same.
 * https://developers.google.com/people/api/rest/v1/people/get
 */
export const FIELDS = Object.keys(masked)
  .filter((key) => !(key in unshown))
  .join(',');

/** The fields of people outside the address book. https://developers.google.com/people/api/rest/v1/otherContacts/list */
export const OTHER_FIELDS = 'emailAddresses,metadata,names,phoneNumbers';

/** Each row is read by itself, so that an unreadable one doesn't affect the others. */
const rows = list(zod.unknown());

/** An empty list is `{}`. Anything else without a part that we know isn't a list. */
function listOf<T extends Readonly<Record<string, zod.ZodMiniType>>>(shape: T) {
  const isKnown = (value: object): boolean =>
    Object.keys(value).length === 0 || Object.keys(shape).some((key) => Object.hasOwn(value, key));
  return zod.looseObject(shape).check(zod.refine(isKnown));
}

/** A page of people: the address book, other contacts, the domain. */
export const page = listOf({ connections: rows, otherContacts: rows, people: rows, nextPageToken: text });
/** The results of a search. */
export const found = listOf({ results: list(zod.looseObject({ person: zod.optional(zod.unknown()) })) });

/** Several contacts by their names; one that is gone comes without a person. */
export const batch = listOf({ responses: list(zod.looseObject({ person: zod.optional(zod.unknown()) })) });

export const group = zod.object({ resourceName, name: text, groupType: text });
/** A group with its members, as far as they were asked for. */
export const members = zod.object({ resourceName, memberCount: number, memberResourceNames: list(zod.string()) });

export const groups = listOf({ contactGroups: rows, nextPageToken: text });

export const photos = zod.object({
  resourceName,
  photos: list(zod.looseObject({ metadata, url: text, default: flag })),
});

/** The response to a new photo. */
export const newPhoto = zod.object({ person: zod.optional(zod.unknown()) });
