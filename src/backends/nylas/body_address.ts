import { ADDRESS_INPUTS, type ContactChange } from '../../contacts/change.ts';
import type { ItemType } from '../../contacts/contact.ts';
import { PARTS, type Part, type Postal } from './body.ts';
import { typeOf } from './translate.ts';

/**
 * The addresses, with the given parts in the one that the change is about. All other parts and addresses stay. An
 * address that becomes empty is removed.
 */
export function withAddress(addresses: readonly Postal[], change: ContactChange): readonly Postal[] {
  const index = indexOfAddress(addresses, change.address_type);
  const before: Postal = addresses[index] ?? { type: change.address_type ?? 'work' };
  const parts = Object.entries({ ...before, ...requestedParts(change) }).filter(([, value]) => value !== '');
  const after: Postal = { ...Object.fromEntries(parts), type: before.type };
  const kept = PARTS.some((part) => after[part] !== undefined) ? [after] : [];
  if (index === -1) return [...addresses, ...kept];
  return [...addresses.slice(0, index), ...kept, ...addresses.slice(index + 1)];
}

/** Nylas knows three types of address. */
export function withAddressType(change: ContactChange): ContactChange {
  return change.address_type === 'mobile' ? { ...change, address_type: 'other' } : change;
}

/** The output leaves out addresses without any part, so the first address is the first with a part. */
function indexOfAddress(addresses: readonly Postal[], type: ItemType | undefined): number {
  return addresses.findIndex(
    (address) => PARTS.some((part) => address[part] !== undefined) && (type === undefined || typeOf(address.type) === type),
  );
}

const KEYS = { street: 'street_address', city: 'city', region: 'state', postal_code: 'postal_code', country: 'country' } as const;

function requestedParts(change: ContactChange): { readonly [K in Part]?: string } {
  return Object.fromEntries(ADDRESS_INPUTS.flatMap((key) => (change[key] === undefined ? [] : [[KEYS[key], change[key] ?? '']])));
}
