import { ADDRESS_INPUTS, type ContactChange } from '../../contacts/change.ts';
import { Problem } from '../../contacts/errors.ts';
import { changedTags } from '../../contacts/tags.ts';
import { joinName, quote } from '../../contacts/text.ts';
import { isDay } from '../../contacts/time.ts';
import { emailsAfter, imAddressesAfter } from './body_emails.ts';
import { phonesAfter } from './body_phones.ts';
import { customBody } from './custom_fields.ts';
import { checkLimits } from './limits.ts';
import { ADDRESSES, toContact } from './translate.ts';
import type { ContactBody, WireContact } from './wire.ts';

/**
 * The properties that change the stored contact as requested. The service replaces lists, so they are sent whole.
 * Throws if the result would exceed the service's limits.
 */
export function toBody(stored: WireContact, change: ContactChange): ContactBody {
  const body: ContactBody = {
    ...nameAfter(stored, change),
    companyName: text(change.company),
    department: text(change.department),
    jobTitle: text(change.job_title),
    manager: text(change.manager),
    officeLocation: text(change.office_location),
    businessHomePage: text(change.website),
    emailAddresses: emailsAfter(stored, change),
    imAddresses: imAddressesAfter(stored, change),
    ...phonesAfter(stored, change),
    ...addressAfter(stored, change),
    birthday: birthdayAfter(change),
    personalNotes: text(change.notes),
    categories: change.tags === undefined ? undefined : changedTags(stored.categories ?? [], change.tags),
    ...customBody(change),
  };
  checkLimits(body);
  return body;
}

export function isEmpty(body: ContactBody): boolean {
  return Object.values(body).every((value) => value === undefined);
}

/** The parts from which the service makes the display name. */
const NAME_PARTS = ['first_name', 'middle_name', 'last_name', 'suffix'] as const;

/**
 * When a part changes, the service makes a new display name unless the request sends one.
 * https://learn.microsoft.com/graph/api/contact-update
 */
function nameAfter(stored: WireContact, change: ContactChange): ContactBody {
  const parts: ContactBody = {
    title: text(change.prefix),
    givenName: text(change.first_name),
    middleName: text(change.middle_name),
    surname: text(change.last_name),
    generation: text(change.suffix),
    nickName: text(change.nickname),
  };
  if (change.full_name !== undefined) return { ...parts, displayName: text(change.full_name) };
  if (isEmpty(parts)) return {};
  const before = toContact(stored, null);
  const isOwn = before.full_name !== null && before.full_name !== joinName(...NAME_PARTS.map((key) => before[key]));
  // A name that someone chose, such as "Example, Ada", isn't made of the parts, so it stays.
  if (isOwn || !NAME_PARTS.some((key) => change[key] !== undefined)) return { ...parts, displayName: before.full_name ?? undefined };
  const part = (key: (typeof NAME_PARTS)[number]): string | null => (change[key] === undefined ? before[key] : (text(change[key]) ?? null));
  return { ...parts, displayName: joinName(...NAME_PARTS.map(part)) };
}

/** The given parts of one address, with its other parts, because the service replaces a whole address. */
function addressAfter(stored: WireContact, change: ContactChange): ContactBody {
  if (ADDRESS_INPUTS.every((key) => change[key] === undefined)) return {};
  const there = toContact(stored, null).addresses;
  const requestedType = change.address_type ?? there[0]?.type ?? 'work';
  // An address is for work, home or other, and a mobile one is neither of the first two.
  const [type, key] = ADDRESSES.find(([one]) => one === requestedType) ?? ADDRESSES[2];
  const before = there.find((address) => address.type === type);
  const part = (input: (typeof ADDRESS_INPUTS)[number]): string | null =>
    change[input] === undefined ? (before?.[input] ?? null) : (text(change[input]) ?? null);
  const address = {
    street: part('street'),
    city: part('city'),
    state: part('region'),
    postalCode: part('postal_code'),
    countryOrRegion: part('country'),
  };
  return { [key]: address };
}

/** Written near noon in UTC, as the service itself does, a day stays the same in nearly every zone. */
function birthdayAfter({ birthday }: ContactChange): string | null | undefined {
  if (birthday === undefined || birthday === null || birthday === '') return birthday === undefined ? undefined : null;
  const day = birthday.slice(0, 10);
  if (!isDay(day))
    throw new Problem('invalid_input', `${quote(birthday)} in Birthday isn't a date. Write it as YYYY-MM-DD, like 1990-12-31.`);
  return `${day}T11:59:00Z`;
}

function text(value: string | null | undefined): string | null | undefined {
  return value === '' ? null : value;
}
