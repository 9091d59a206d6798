import type { ContactChange } from '../../contacts/change.ts';
import { Problem } from '../../contacts/errors.ts';
import { fewInWords, inWords, quote } from '../../contacts/text.ts';
import { isDay } from '../../contacts/time.ts';
import type { Writable } from './body.ts';
import { NYLAS } from './client.ts';
import type { PhoneType, Provider } from './providers.ts';

/**
 * Refuses a birthday that isn't a day, and everything that the provider has no field for. This needs no contact, so it
 * can run before one is read.
 */
export function refuseUnknown(change: ContactChange, provider: Provider): void {
  if (change.birthday && !isDay(change.birthday))
    throw new Problem('invalid_input', `${quote(change.birthday)} in Birthday isn't a date. Write it as YYYY-MM-DD, like 1990-12-31.`);
  const lacking = (['notes', 'suffix'] as const).filter((key) => change[key] && !provider[key]);
  if (lacking.length > 0)
    throw new Problem(
      'missing_capability',
      `${provider.label} doesn't keep ${inWords(lacking.map((key) => LABELS[key]))} through ${NYLAS}. Leave ${lacking.length === 1 ? 'it' : 'them'} blank.`,
      { inputs: lacking },
    );
}

const LABELS = { notes: 'Notes', suffix: 'Suffix' } as const;

/**
 * Refuses what exceeds the provider's limits, by name. What is already stored beyond them is left to the provider. It
 * isn't documented whether the service would refuse or drop it.
 */
export function checkLimits(before: Writable, after: Writable, provider: Provider): void {
  for (const { what, limit, list } of rulesOf(provider)) {
    const values = list(after);
    if (values.length <= limit || values.length <= list(before).length) continue;
    const surplus = values.slice(limit);
    throw new Problem('invalid_input', `${provider.label} ${limit === 0 ? noRoom(what, surplus) : tooMany(what, limit, surplus)}`);
  }
}

interface Rule {
  readonly what: string;
  readonly limit: number;
  list(contact: Writable): readonly string[];
}

function rulesOf(provider: Provider): Rule[] {
  return [
    { what: 'email addresses', limit: provider.emails, list: (contact) => contact.emails.map(({ email }) => email) },
    ...PHONE_TYPES.map(
      (type): Rule => ({ what: `${type} phone numbers`, limit: provider.phonesOf[type], list: (contact) => numbers(contact, type) }),
    ),
    { what: 'phone numbers', limit: provider.phones, list: (contact) => contact.phone_numbers.map(({ number }) => number) },
    {
      what: 'instant messaging addresses',
      limit: provider.messengers,
      list: (contact) => contact.im_addresses.map(({ im_address }) => im_address),
    },
    ...ADDRESS_TYPES.map(
      (type): Rule => ({ what: `${type} addresses`, limit: provider.addressesOfType, list: (contact) => addresses(contact, type) }),
    ),
    { what: 'addresses', limit: provider.addresses, list: (contact) => addresses(contact, null) },
    { what: 'web pages', limit: provider.pages, list: (contact) => contact.web_pages.map(({ url }) => url) },
  ];
}

const PHONE_TYPES: readonly PhoneType[] = ['work', 'home', 'mobile', 'other'];
const ADDRESS_TYPES = ['work', 'home', 'other'] as const;

/** A number without a type counts as a work number. */
function numbers(contact: Writable, type: PhoneType): string[] {
  return contact.phone_numbers.filter((phone) => (phone.type ?? 'work') === type).map(({ number }) => number);
}

function addresses(contact: Writable, type: string | null): string[] {
  return contact.physical_addresses
    .filter((address) => type === null || address.type === type)
    .map(({ street_address, city, type: kind }) => street_address ?? city ?? `the ${kind} address`);
}

function noRoom(what: string, surplus: readonly string[]): string {
  return `doesn't keep ${what}. Leave out ${fewInWords(surplus)}.`;
}

function tooMany(what: string, limit: number, surplus: readonly string[]): string {
  const kept = limit === 1 ? what.replace(/(?<=address)es|s$/, '') : what;
  const [verb, them] = surplus.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return `keeps at most ${limit} ${kept} for a contact, and ${fewInWords(surplus)} ${verb} too many. Leave ${them} out, or remove others first.`;
}
