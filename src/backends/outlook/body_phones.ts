import type { ContactChange } from '../../contacts/change.ts';
import { samePhone } from '../../contacts/phone.ts';
import { type ItemRules, putFirst } from '../leading_item.ts';
import type { ContactBody, WireContact } from './wire.ts';

/**
 * The numbers of each kind that changes. `phone` is the first of all numbers, of any kind. Numbers that the change
 * doesn't name stay.
 */
export function phonesAfter(
  stored: WireContact,
  requested: ContactChange,
): Pick<ContactBody, 'mobilePhone' | 'businessPhones' | 'homePhones'> {
  const change = withoutStoredPhones(stored, requested);
  const before = numbersOf(stored);
  const first = firstKind(before);
  const named = namedBy(change);
  const isTaken = named[first] !== undefined;
  const placed = withNamed(before, isTaken ? named : { ...named, [first]: change.phone });
  // If another field takes its place, the phone is added as one more number.
  const all = isTaken ? withOneMore(placed, named, change.phone ?? '') : placed;
  const stays = (number: string): boolean => !(change.remove_phones ?? []).some((one) => samePhone(one, number));
  const after: Numbers = { mobile: all.mobile.filter(stays), work: all.work.filter(stays), home: all.home.filter(stays) };
  const alters = (kind: Kind): boolean => before[kind].join('\n') !== after[kind].join('\n');
  return {
    ...(alters('mobile') ? { mobilePhone: after.mobile[0] ?? null } : {}),
    ...(alters('work') ? { businessPhones: after.work } : {}),
    ...(alters('home') ? { homePhones: after.home } : {}),
  };
}

/**
 * The change without a phone that the contact already has, or gets, as another kind of number. In the first place it
 * would be there twice, and the number that it replaces would be lost.
 */
export function withoutStoredPhones(stored: WireContact, change: ContactChange): ContactChange {
  const { phone, ...others } = change;
  if (!phone) return change;
  const before = numbersOf(stored);
  const first = firstKind(before);
  const placed = withNamed(before, namedBy(change));
  const isKept = KINDS.some((kind) => kind !== first && placed[kind].some((number) => samePhone(number, phone)));
  return isKept ? others : change;
}

type Kind = 'mobile' | 'work' | 'home';
type Numbers = Readonly<Record<Kind, string[]>>;
type RequestedNumbers = Readonly<Record<Kind, string | null | undefined>>;

const NUMBER: ItemRules<string> = { is: samePhone, change: (_old, number) => number, make: (number) => number };

/** In the order in which a contact shows them. */
const KINDS = ['mobile', 'work', 'home'] as const;

function numbersOf(stored: WireContact): Numbers {
  const filled = (numbers: readonly string[]): string[] => numbers.filter((number) => number !== '');
  return { mobile: filled([stored.mobilePhone ?? '']), work: filled(stored.businessPhones ?? []), home: filled(stored.homePhones ?? []) };
}

function firstKind(numbers: Numbers): Kind {
  return KINDS.find((kind) => numbers[kind].length > 0) ?? 'mobile';
}

function namedBy(change: ContactChange): RequestedNumbers {
  return { mobile: change.mobile_phone, work: change.work_phone, home: change.home_phone };
}

function withNamed(before: Numbers, requested: RequestedNumbers): Numbers {
  const put = (kind: Kind): string[] => [...putFirst(before[kind], requested[kind], NUMBER)];
  return { mobile: put('mobile'), work: put('work'), home: put('home') };
}

function withOneMore(numbers: Numbers, named: RequestedNumbers, phone: string): Numbers {
  const isThere = KINDS.some((kind) => numbers[kind].some((number) => samePhone(number, phone)));
  if (phone === '' || isThere) return numbers;
  const kind = named.work !== undefined && named.home === undefined ? 'home' : 'work';
  return { ...numbers, [kind]: [...numbers[kind], phone] };
}
