import type { ContactChange } from '../../contacts/change.ts';
import { samePhone } from '../../contacts/phone.ts';
import { putFirst } from '../leading_item.ts';
import type { Phone } from './body.ts';
import type { PhoneType, Provider } from './providers.ts';
import { typeOf } from './translate.ts';

/** `phone` is the first number. The three others replace the first of their type or add one. All other numbers stay. */
export function withPhones(phones: readonly Phone[], requested: ContactChange, provider: Provider): readonly Phone[] {
  const withOthers = (some: readonly Phone[]) => TYPES.reduce((all, { key, type }) => withTyped(all, type, requested[key]), some);
  const first = putFirst(phones, requested.phone, {
    is: (phone, value) => samePhone(phone.number, value),
    change: (phone, value) => ({ ...phone, number: value }),
    make: (value) => ({ number: value, ...typed(typeFor(value, requested, provider)) }),
  });
  const [head, ...rest] = first;
  if (!requested.phone || head === undefined || !isContested(head, requested)) return withOthers(first);
  const spare = sparesOf(requested, provider);
  // If no type is free, the number can't be first, but it's kept.
  const { type: _contested, ...untyped } = head;
  return spare.length === 0 ? [...withOthers(rest), head] : withOthers([{ ...untyped, ...typed(spare[0]) }, ...rest]);
}

const TYPES = [
  { key: 'mobile_phone', type: 'mobile' },
  { key: 'work_phone', type: 'work' },
  { key: 'home_phone', type: 'home' },
] as const;

/**
 * Whether the first number needs another type, because a different number is given for its own. Otherwise, each would
 * overwrite the other.
 */
function isContested(head: Phone, requested: ContactChange): boolean {
  const taken = TYPES.find(({ type }) => type === typeOf(head.type));
  const own = taken === undefined ? undefined : requested[taken.key];
  return own !== undefined && !samePhone(head.number, own);
}

function withTyped(phones: readonly Phone[], type: PhoneType, number: string | null | undefined): readonly Phone[] {
  if (number === undefined) return phones;
  const held = phones.findIndex((phone) => typeOf(phone.type) === type);
  if (number === null || number === '') return phones.filter((_, index) => index !== held);
  if (held === -1) return [...phones, { number, type }];
  return phones.map((phone, index) => (index === held && !samePhone(phone.number, number) ? { ...phone, number } : phone));
}

/**
 * The type of a number without one: that of the field which has the same number, or else one that no other number uses.
 */
function typeFor(number: string, requested: ContactChange, provider: Provider): PhoneType | undefined {
  const same = TYPES.find(({ key }) => samePhone(requested[key] ?? null, number));
  return same?.type ?? [...sparesOf(requested, provider), ...provider.phoneTypes][0];
}

function sparesOf(requested: ContactChange, { phoneTypes }: Provider): readonly (PhoneType | undefined)[] {
  return phoneTypes.filter((type) => TYPES.every((one) => one.type !== type || requested[one.key] === undefined));
}

function typed(type: PhoneType | undefined): { readonly type?: PhoneType } {
  return type === undefined ? {} : { type };
}
