import type { ContactChange } from '../../contacts/change.ts';
import { samePhone } from '../../contacts/phone.ts';
import { putFirst } from '../leading_item.ts';
import type { ItemOf } from './body.ts';
import { typeOf } from './translate_items.ts';

type Phone = ItemOf<'phoneNumbers'>;

/** `phone` is the main number. The three others replace the first of their type or add one. All other numbers stay. */
export function phonesAfter(phones: readonly Phone[], requested: ContactChange): readonly Phone[] {
  const [head] = phones;
  const { phone } = requested;
  const isNew = phone !== null && phone !== undefined && phone !== '' && !phones.some(({ value }) => samePhone(value ?? null, phone));
  // The main number's type is about to get another number, so it can't be the one to change.
  const first =
    isNew && head !== undefined && isContested(head, requested)
      ? [made(phone, requested), ...phones]
      : putFirst(phones, phone, {
          is: (item, value) => samePhone(item.value ?? null, value),
          change: (item, value) => ({ ...item, value }),
          make: (value) => made(value, requested),
        });
  return TYPED.reduce((all, { key, type }) => withTyped(all, type, requested[key]), first);
}

const TYPED = [
  { key: 'mobile_phone', type: 'mobile' },
  { key: 'work_phone', type: 'work' },
  { key: 'home_phone', type: 'home' },
] as const;

/** A number has a type if it's also given for one. */
function made(value: string, requested: ContactChange): Phone {
  const same = TYPED.find(({ key }) => samePhone(requested[key] ?? null, value));
  return same === undefined ? { value } : { value, type: same.type };
}

function isContested({ type }: Phone, requested: ContactChange): boolean {
  const own = TYPED.find((one) => one.type === typeOf(type));
  const number = own === undefined ? undefined : requested[own.key];
  return number !== undefined && !samePhone(number, requested.phone ?? null);
}

function withTyped(phones: readonly Phone[], type: 'mobile' | 'work' | 'home', number: string | null | undefined): readonly Phone[] {
  if (number === undefined) return phones;
  const held = phones.findIndex((phone) => typeOf(phone.type) === type);
  if (number === null || number === '') return phones.filter((_, index) => index !== held);
  if (held === -1) return [...phones, { value: number, type }];
  return phones.map((phone, index) => (index === held && !samePhone(phone.value ?? null, number) ? { ...phone, value: number } : phone));
}
