import type { ContactChange } from '../../contacts/change.ts';
import { fold, sameEmail } from '../../contacts/text.ts';
import { type ItemRules, putFirst } from '../leading_item.ts';
import { union } from '../union.ts';
import { hasAddress } from './translate.ts';
import type { WireContact, WireEmail } from './wire.ts';

/** The contact's email addresses after the change; undefined if it has none. */
export function emailsAfter(stored: WireContact, change: ContactChange): WireEmail[] | undefined {
  const { email, other_emails, remove_emails: gone = [] } = change;
  if (email === undefined && other_emails === undefined && gone.length === 0) return undefined;
  const before = stored.emailAddresses ?? [];
  const items = putFirst<WireEmail>(before.filter(hasAddress), email?.trim() ?? email, EMAIL);
  const stays = ({ address = null }: WireEmail): boolean => !gone.some((one) => sameEmail(one, address));
  if (other_emails === null) return withKept(before, items.slice(0, 1).filter(stays));
  const others = (other_emails ?? []).map(emailFrom).filter((item) => item !== null);
  const all = union<WireEmail>(items, others, ({ address }) => fold(address ?? ''));
  // Filtered after the new first address replaced the old one, which may be the one to remove.
  return withKept(before, all.filter(stays));
}

/** Items without an address that can be shown keep their positions; the others go around them. */
function withKept(before: readonly WireEmail[], shown: readonly WireEmail[]): WireEmail[] {
  const all = [...shown];
  for (const [index, item] of before.entries()) if (!hasAddress(item)) all.splice(index, 0, item);
  return all;
}

export function imAddressesAfter(stored: WireContact, { im_addresses }: ContactChange): string[] | undefined {
  if (im_addresses === undefined) return undefined;
  return im_addresses === null ? [] : union(stored.imAddresses ?? [], im_addresses, fold);
}

/** The service uses the address as the name of an item without one. */
function emailFrom(address: string): WireEmail | null {
  return address.trim() === '' ? null : { address: address.trim() };
}

const EMAIL: ItemRules<WireEmail> = {
  is: (item, address) => sameEmail(item.address ?? null, address),
  change: (_item, address) => ({ address }),
  make: (address) => ({ address }),
};
