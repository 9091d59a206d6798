import type { Address, AddressName, AddressPart, ContactFields, EmailAddress, ListName, TextName } from './contact.ts';
import { ADDRESS_PARTS, ADDRESSES, LISTS, SYSTEM, TEXTS } from './contact.ts';
import { GraphError, invalidArgument, unreadableBody } from './errors.ts';
import type { JsonObject } from './json.ts';
import { list, objectOf, textList, textOrNull, unknownProperty } from './json.ts';
import { oneOf } from './one_of.ts';
import { day, instant } from './times.ts';

/** What a POST or a PATCH says about a contact, checked by the vendor's types and the mailbox's limits. */
export function contactChanges(body: JsonObject): Partial<ContactFields> {
  const texts: Partial<Record<TextName, string | null>> = {};
  const lists: Partial<Record<ListName, readonly string[]>> = {};
  const addresses: Partial<Record<AddressName, Address>> = {};
  let others: Partial<Pick<ContactFields, 'emailAddresses' | 'birthday'>> = {};
  for (const [name, value] of Object.entries(body)) {
    if (oneOf(TEXTS, name)) texts[name] = textOrNull(value, name);
    else if (oneOf(LISTS, name)) lists[name] = limited(textList(value, name), name);
    else if (oneOf(ADDRESSES, name)) addresses[name] = address(value, name);
    else if (name === 'emailAddresses') others = { ...others, emailAddresses: limited(emailAddresses(value), name) };
    else if (name === 'birthday') others = { ...others, birthday: birthday(value) };
    else if (oneOf(SYSTEM, name)) throw readOnly(name);
    else throw unknownProperty(name, 'microsoft.graph.contact');
  }
  return { ...texts, ...lists, ...addresses, ...others };
}

/** Exchange has a fixed number of slots for these. */
const LIMITS: Readonly<Record<string, number>> = { emailAddresses: 3, businessPhones: 2, homePhones: 2 };

function limited<T>(items: readonly T[], name: string): readonly T[] {
  const limit = LIMITS[name] ?? Number.POSITIVE_INFINITY;
  if (items.length > limit)
    throw invalidArgument(
      `The number of entries in the collection '${name}' exceeds the maximum: the entry count exceeds the maximum of ${limit}.`,
    );
  return items;
}

function emailAddresses(value: unknown): readonly EmailAddress[] {
  return list(value, 'emailAddresses').map((item) => {
    const given = objectOf(item, 'microsoft.graph.emailAddress', ['name', 'address']);
    const address = textOrNull(given.address ?? null, 'address');
    // The mailbox uses the address as the name of an address without one.
    return { name: textOrNull(given.name ?? null, 'name') ?? address, address };
  });
}

function address(value: unknown, name: string): Address {
  if (value === null) return {};
  const requested = objectOf(value, name, ADDRESS_PARTS);
  const parts: Partial<Record<AddressPart, string>> = {};
  for (const part of ADDRESS_PARTS) {
    const text = textOrNull(requested[part] ?? null, part);
    if (text !== null) parts[part] = text;
  }
  return parts;
}

function birthday(value: unknown): string | null {
  const text = textOrNull(value, 'birthday');
  if (text === null || day(text) !== undefined || instant(text) !== undefined) return text;
  throw unreadableBody(`Cannot convert the literal '${text}' to the expected type 'Edm.DateTimeOffset'.`);
}

function readOnly(name: string): GraphError {
  return new GraphError(400, 'ErrorInvalidPropertySet', `The property '${name}' is read-only and cannot be set.`);
}
