import type { ContactChange } from '../../contacts/change.ts';
import { fold, sameEmail } from '../../contacts/text.ts';
import { type ItemKind, putFirst, union } from '../lists.ts';
import { hasAddress } from './translate.ts';
import type { WireContact, WireEmail } from './wire.ts';

/** The contact's email addresses as they are to be; undefined when the change names none. */
export function emailsAfter(stored: WireContact, change: ContactChange): WireEmail[] | undefined {
  const { email, other_emails, remove_emails: gone = [] } = change;
  if (email === undefined && other_emails === undefined && gone.length === 0) return undefined;
  const before = stored.emailAddresses ?? [];
  const entries = putFirst<WireEmail>(before.filter(hasAddress), email?.trim() ?? email, EMAIL);
  const stays = ({ address = null }: WireEmail): boolean => !gone.some((one) => sameEmail(one, address));
  if (other_emails === null) return withKept(before, entries.slice(0, 1).filter(stays));
  const others = (other_emails ?? []).map(entryOf).filter((entry) => entry !== null);
  const all = union<WireEmail>(entries, others, ({ address }) => fold(address ?? ''));
  // After the new first one took the place of the old: that one may be what is to go.
  return withKept(before, all.filter(stays));
}

/** The entries without an address that can be shown stay where they are, and the others stand around them. */
function withKept(before: readonly WireEmail[], shown: readonly WireEmail[]): WireEmail[] {
  const all = [...shown];
  for (const [index, entry] of before.entries()) if (!hasAddress(entry)) all.splice(index, 0, entry);
  return all;
}

export function imAddressesAfter(stored: WireContact, { im_addresses }: ContactChange): string[] | undefined {
  if (im_addresses === undefined) return undefined;
  return im_addresses === null ? [] : union(stored.imAddresses ?? [], im_addresses, fold);
}

/** The service gives an entry without a name the address as its name. */
function entryOf(address: string): WireEmail | null {
  return address.trim() === '' ? null : { address: address.trim() };
}

const EMAIL: ItemKind<WireEmail> = {
  is: (entry, address) => sameEmail(entry.address ?? null, address),
  change: (_entry, address) => ({ address }),
  make: (address) => ({ address }),
};
