import { ADDRESS_INPUTS, type ContactChange } from '../../contacts/change.ts';
import { isEmptyAddress } from '../../contacts/contact.ts';
import { countryCode } from '../../contacts/countries.ts';
import type { ItemOf } from './body.ts';
import { streetOf, toAddress } from './translate.ts';
import { typeOf } from './translate_items.ts';

type Address = ItemOf<'addresses'>;

/**
 * The addresses, with the requested parts in the one that the change is about. All other parts and addresses stay. An
 * address that becomes empty is removed.
 */
export function addressesAfter(addresses: readonly Address[], change: ContactChange): readonly Address[] {
  const requested = requestedParts(change);
  if (Object.keys(requested).length === 0) return addresses;
  const index = indexOfAddress(addresses, change);
  const before = addresses[index];
  const after = changed(before ?? (change.address_type === undefined ? {} : { type: change.address_type }), requested);
  const kept = [after].filter(holdsAnything);
  if (index === -1) return [...addresses, ...kept];
  return [...addresses.slice(0, index), ...kept, ...addresses.slice(index + 1)];
}

/** The output leaves out addresses without any part, so the first address is the first with a part. */
function indexOfAddress(addresses: readonly Address[], { address_type: type }: ContactChange): number {
  return addresses.findIndex((address) => !isEmptyAddress(toAddress(address)) && (type === undefined || typeOf(address.type) === type));
}

/** The address as one text would contradict its new parts. If it's all there is, it's the street. */
function changed(before: Address, requested: Readonly<Record<string, string>>): Address {
  const { formattedValue: _text, ...parts } = before;
  const street = streetOf(before);
  const items = Object.entries({ ...parts, ...(street === null ? {} : { streetAddress: street }), ...requested });
  return Object.fromEntries(items.filter(([, value]) => value !== '' && value !== null));
}

/** What only Google's own pages show, such as a PO box, counts too. */
function holdsAnything(address: Address): boolean {
  return Object.entries(address).some(
    ([key, value]) => !['type', 'formattedType', 'metadata', 'formattedValue'].includes(key) && value !== '',
  );
}

const KEYS = { street: 'streetAddress', city: 'city', region: 'region', postal_code: 'postalCode', country: 'country' } as const;

function requestedParts(change: ContactChange): Record<string, string> {
  const parts = ADDRESS_INPUTS.flatMap((key) => (change[key] === undefined ? [] : [[KEYS[key], change[key] ?? '']]));
  return { ...Object.fromEntries(parts), ...(change.country === undefined ? {} : { countryCode: countryCode(change.country) ?? '' }) };
}
