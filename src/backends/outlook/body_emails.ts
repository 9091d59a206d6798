import type { ContactChange } from '../../contacts/change.ts';
import { fold, sameEmail } from '../../contacts/text.ts';
import { hasAddress } from './translate.ts';
import type { WireContact, WireEmail } from './wire.ts';

/** The contact's email addresses as they are to be; undefined when the change names none. */
export function emailsAfter(known: WireContact, change: ContactChange): WireEmail[] | undefined {
  const { email, other_emails, remove_emails: gone = [] } = change;
  if (email === undefined && other_emails === undefined && gone.length === 0) return undefined;
  const first = email === undefined ? undefined : entryOf(email ?? '');
  const before = known.emailAddresses ?? [];
  const entries = atFront<WireEmail>(before.filter(hasAddress), first, sameEntry);
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

export function imAddressesAfter(known: WireContact, { im_addresses }: ContactChange): string[] | undefined {
  if (im_addresses === undefined) return undefined;
  return im_addresses === null ? [] : union(known.imAddresses ?? [], im_addresses, fold);
}

/** The value in the place of the first one. One that is further back moves, so that nothing is lost; null takes the first away. */
export function atFront<T>(entries: readonly T[], value: T | null | undefined, same: (one: T, other: T) => boolean): T[] {
  if (value === undefined) return [...entries];
  if (value === null) return entries.slice(1);
  const there = entries.find((entry) => same(entry, value));
  return there === undefined ? [value, ...entries.slice(1)] : [there, ...entries.filter((entry) => entry !== there)];
}

/** All entries, and behind them those of the others that none of them is the same as. */
function union<T>(entries: readonly T[], more: readonly T[], keyOf: (entry: T) => string): T[] {
  const all = [...entries];
  const seen = new Set(entries.map(keyOf));
  for (const entry of more) {
    if (!seen.has(keyOf(entry))) all.push(entry);
    seen.add(keyOf(entry));
  }
  return all;
}

/** The service gives an entry without a name the address as its name. */
function entryOf(address: string): WireEmail | null {
  return address.trim() === '' ? null : { address: address.trim() };
}

function sameEntry(one: WireEmail, other: WireEmail): boolean {
  return sameEmail(one.address ?? null, other.address ?? null);
}
