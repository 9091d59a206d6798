import type { ContactFields, PhoneNumber, PhoneType, PhysicalAddress } from './contact.ts';
import { PHONE_TYPES } from './contact.ts';
import { invalid, refusedByProvider } from './errors.ts';
import type { ProviderRules } from './providers.ts';

/**
 * Refuses what exceeds the provider's limits. It isn't documented whether the real service refuses or drops; refusing
 * hides nothing.
 */
export function checkLimits(contact: ContactFields, rules: ProviderRules): void {
  if (contact.groups.length > 0 && rules.groups === 0) throw invalid('Method not supported for provider');
  atMost(contact.groups.length, rules.groups, 'contact groups');
  atMost(contact.emails.length, rules.emails, 'email addresses');
  atMost(contact.im_addresses.length, rules.imAddresses, 'IM addresses');
  atMost(contact.web_pages.length, rules.webPages, 'web pages');
  atMost(contact.phone_numbers.length, rules.phones, 'phone numbers');
  for (const type of PHONE_TYPES) {
    const count = contact.phone_numbers.filter((phone) => typeOf(phone) === type).length;
    if (count > 0 && rules.phonesByType[type] === 0)
      throw refusedByProvider('UnsupportedType', `Phone numbers of type ${type} are not supported.`);
    atMost(count, rules.phonesByType[type], `${type} phone numbers`);
  }
  atMost(contact.physical_addresses.length, rules.addresses, 'physical addresses');
  for (const { type } of contact.physical_addresses) {
    atMost(contact.physical_addresses.filter((address) => address.type === type).length, rules.addressesByType, `${type} addresses`);
  }
  if (rules.workPagesOnly && contact.web_pages.some((page) => page.type !== 'work'))
    throw refusedByProvider('UnsupportedType', 'The type of a web page must be work.');
}

/** What is left of a contact after the provider stored it: it drops what it has no field for. */
export function stored(contact: ContactFields, rules: ProviderRules): ContactFields {
  const { suffix, emails, ...rest } = contact;
  return {
    ...rest,
    ...(suffix !== undefined && rules.storesSuffix ? { suffix } : {}),
    emails: rules.storesEmailTypes ? emails : emails.map(({ email }) => ({ email })),
  };
}

/** The most of a contact that fits the provider, because one seed serves all of them. */
export function fitted(contact: ContactFields, rules: ProviderRules): ContactFields {
  const phones = contact.phone_numbers.map((phone) => (rules.phonesByType[typeOf(phone)] > 0 ? phone : workPhone(phone)));
  return stored(
    {
      ...contact,
      emails: contact.emails.slice(0, rules.emails),
      groups: contact.groups.slice(0, rules.groups),
      im_addresses: contact.im_addresses.slice(0, rules.imAddresses),
      phone_numbers: firstOfEach(phones, typeOf, (type) => rules.phonesByType[type]).slice(0, rules.phones),
      physical_addresses: firstOfEach(contact.physical_addresses, addressTypeOf, () => rules.addressesByType).slice(0, rules.addresses),
      web_pages: contact.web_pages.slice(0, rules.webPages).map((page) => (rules.workPagesOnly ? { ...page, type: 'work' } : page)),
    },
    rules,
  );
}

/** A number without a type counts as a work number, as in these providers' address books. */
const typeOf = (phone: PhoneNumber): PhoneType => phone.type ?? 'work';

const workPhone = (phone: PhoneNumber): PhoneNumber => ({ ...phone, type: 'work' });

const addressTypeOf = (address: PhysicalAddress): PhysicalAddress['type'] => address.type;

function atMost(count: number, limit: number, what: string): void {
  if (count > limit) throw refusedByProvider('LimitExceeded', `At most ${limit} ${what} per contact, ${count} were sent.`);
}

function firstOfEach<Item, Type>(items: readonly Item[], type: (item: Item) => Type, limit: (type: Type) => number): Item[] {
  return items.filter((item, index) => items.slice(0, index).filter((earlier) => type(earlier) === type(item)).length < limit(type(item)));
}
