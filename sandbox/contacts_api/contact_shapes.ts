import { withoutEmpty } from '../json.ts';
import { fullName } from './contact_input.ts';
import { isoText } from './dates.ts';
import type { Contact } from './records.ts';

type Wire = Record<string, unknown>;

/** The form of GET, PUT and upsert, without what the contact doesn't have. */
export function wholeContact(contact: Contact): Wire {
  return withoutEmpty({
    ...shared(contact),
    ...lowerCase(contact),
    name: fullName(contact),
    fullNameLowerCase: lower(fullName(contact)),
    address1: contact.address1,
    website: contact.website,
    timezone: contact.timezone,
    emailLowerCase: contact.email,
    dndSettings: contact.dndSettings,
    firstName: contact.firstName,
    lastName: contact.lastName,
  });
}

/** The form that only POST /contacts/ returns: the date of birth as a time, month and day of birth as numbers. */
export function createdContact(contact: Contact): Wire {
  const born = contact.dateOfBirth;
  const { name: _name, timezone: _timezone, ...whole } = wholeContact(contact);
  return withoutEmpty({
    ...whole,
    dateOfBirth: born === null ? null : `${born}T00:00:00.000Z`,
    birthMonth: born === null ? null : Number(born.slice(5, 7)),
    birthDay: born === null ? null : Number(born.slice(8, 10)),
    deleted: false,
    bounceEmail: false,
    unsubscribeEmail: false,
    lastSessionActivityAt: isoText(contact.dateUpdated),
    offers: [],
    products: [],
  });
}

/**
 * The form of a search's items: `address`, `businessName`, and lower-case names next to the true ones, or with
 * `smallNames` alone.
 */
export function foundContact(contact: Contact, searchAfter: readonly unknown[], smallNames: boolean): Wire {
  return withoutEmpty({
    ...shared(contact),
    ...(smallNames ? {} : { firstName: contact.firstName, lastName: contact.lastName }),
    firstNameLowerCase: lower(contact.firstName),
    lastNameLowerCase: lower(contact.lastName),
    address: contact.address1,
    businessName: contact.companyName,
    phoneLabel: contact.phone === null ? null : 'Mobile',
    additionalEmails: [],
    additionalPhones: [],
    followers: contact.followers,
    validEmail: contact.email === null ? null : true,
    opportunities: [],
    searchAfter,
  });
}

/** The form of the deprecated lists: names in lower case, the true ones under `...Raw`. */
export function listedContact(contact: Contact): Wire {
  return withoutEmpty({
    ...shared(contact),
    contactName: lower(fullName(contact)),
    firstName: lower(contact.firstName),
    firstNameRaw: contact.firstName,
    lastName: lower(contact.lastName),
    lastNameRaw: contact.lastName,
    address1: contact.address1,
    website: contact.website,
    timezone: contact.timezone,
    followers: contact.followers,
    additionalEmails: [],
    attributions: [],
  });
}

/** The few keys that /contacts/search/duplicate returns. */
export function thinContact(contact: Contact): Wire {
  const { id, locationId, firstName, lastName, email, phone, tags, type } = contact;
  return withoutEmpty({ id, locationId, firstName, lastName, email, phone, tags, type, dateAdded: isoText(contact.dateAdded) });
}

const SHARED = [
  'id',
  'locationId',
  'businessId',
  'type',
  'email',
  'phone',
  'companyName',
  'city',
  'state',
  'postalCode',
  'country',
  'source',
  'assignedTo',
  'dateOfBirth',
  'dnd',
  'tags',
  'customFields',
] as const;

function shared(contact: Contact): Wire {
  const fields = Object.fromEntries(SHARED.map((key) => [key, contact[key]]));
  return { ...fields, dateAdded: isoText(contact.dateAdded), dateUpdated: isoText(contact.dateUpdated) };
}

const lowerCase = (contact: Contact): Wire => ({
  firstNameLowerCase: lower(contact.firstName),
  lastNameLowerCase: lower(contact.lastName),
});

const lower = (text: string | null): string | null => text?.toLowerCase() ?? null;
