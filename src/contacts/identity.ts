import type { Contact } from './contact.ts';
import { mayBeSamePhone } from './phone.ts';
import { meets } from './query.ts';
import { sameName } from './text.ts';

/** What identifies the contact that a write means; at least one is there. */
export interface Identity {
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
}

/** Those of the contacts that a write may mean: whoever has the email; where nobody has it, those who may have the phone and those with the name. */
export function mayBeMeant<T>(all: readonly T[], contactOf: (item: T) => Contact, { email, phone, name }: Identity): T[] {
  const owners = email === undefined ? [] : all.filter((item) => meets(contactOf(item), { by: 'email', value: email }));
  if (owners.length > 0) return owners;
  return all.filter((item) => {
    const { phones, full_name } = contactOf(item);
    return (
      (phone !== undefined && phones.some(({ number }) => mayBeSamePhone(number, phone))) ||
      (name !== undefined && sameName(full_name, name))
    );
  });
}
