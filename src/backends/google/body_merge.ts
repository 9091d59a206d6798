import type { ContactChange } from '../../contacts/change.ts';
import { samePhone } from '../../contacts/phone.ts';
import { fold, sameEmail } from '../../contacts/text.ts';
import { type ItemRules, putFirst } from '../leading_item.ts';
import { union } from '../union.ts';
import { type ItemOf, LISTS, type Lists, NO_LISTS } from './body.ts';
import { addressesAfter } from './body_address.ts';
import { namesAfter } from './body_names.ts';
import { phonesAfter } from './body_phones.ts';
import { customItemsAfter } from './custom_fields.ts';
import { groupsOf, isManager, isNickname } from './translate.ts';
import { ownItems } from './translate_items.ts';
import type { WireContact } from './wire.ts';

/** The contact's own lists, the main item first. */
export function listsOf(wire: WireContact): Lists {
  const lists = Object.fromEntries(LISTS.map((key) => [key, ownItems<object>(wire, wire[key])]));
  return { ...NO_LISTS, ...lists, memberships: membershipsIn(groupsOf(wire)) };
}

/** Memberships in groups with these resource names. Those in the user's domain can't be written. */
export function membershipsIn(groups: readonly string[]): readonly ItemOf<'memberships'>[] {
  return groups.map((contactGroupResourceName) => ({ contactGroupMembership: { contactGroupResourceName } }));
}

/**
 * The lists with the change in them. Items, and parts of items, that we don't know stay as they are. `changes` is the
 * part that differs; phone numbers need the whole request, because they depend on each other.
 */
export function mergedLists(before: Lists, changes: ContactChange, requested: ContactChange): Lists {
  const { remove_emails: goneEmails = [], remove_phones: gonePhones = [] } = changes;
  const hasPhones = PHONES.some((key) => changes[key] !== undefined);
  const phones = hasPhones ? phonesAfter(before.phoneNumbers, requested) : before.phoneNumbers;
  return {
    ...before,
    names: namesAfter(before.names, changes),
    nicknames: withText(before.nicknames, changes.nickname, NICKNAME),
    emailAddresses: emailsAfter(before.emailAddresses, changes).filter(
      ({ value }) => !goneEmails.some((one) => sameEmail(one, value ?? null)),
    ),
    phoneNumbers: phones.filter(({ value }) => !gonePhones.some((one) => samePhone(one, value ?? null))),
    addresses: addressesAfter(before.addresses, changes),
    organizations: jobsAfter(before.organizations, changes),
    birthdays: birthdaysAfter(before.birthdays, changes),
    urls: putFirst(before.urls, changes.website, URL),
    imClients: messengersAfter(before.imClients, changes.im_addresses),
    biographies: biographiesAfter(before.biographies, changes.notes),
    userDefined: customItemsAfter(before.userDefined, changes),
    relations: withText(before.relations, changes.manager, MANAGER),
  };
}

const PHONES = ['phone', 'mobile_phone', 'work_phone', 'home_phone'] as const;

/** `email` is the main address and doesn't change the others. `other_emails` come after the existing ones; null leaves only the main one. */
function emailsAfter(emails: readonly ItemOf<'emailAddresses'>[], { email, other_emails: others }: ContactChange) {
  const first = putFirst(emails, email?.trim() ?? email, EMAIL);
  if (others === null) return first.slice(0, 1);
  return union(
    first,
    textsOf(others).map((value): ItemOf<'emailAddresses'> => ({ value })),
    ({ value }) => fold(value ?? ''),
  );
}

function messengersAfter(messengers: readonly ItemOf<'imClients'>[], more: readonly string[] | null | undefined) {
  if (more === null) return [];
  return union(
    messengers,
    textsOf(more).map((username): ItemOf<'imClients'> => ({ username })),
    ({ username }) => fold(username ?? ''),
  );
}

/** The first item that is meant gets the text, or a new one; without a text, it's removed. */
function withText<T>(items: readonly T[], text: string | null | undefined, { is, change, make }: TextRules<T>): readonly T[] {
  if (text === undefined) return items;
  const index = items.findIndex(is);
  if (text === null || text === '') return items.filter((_, at) => at !== index);
  return index === -1 ? [...items, make(text)] : items.map((item, at) => (at === index ? change(item, text) : item));
}

interface TextRules<T> {
  is(item: T): boolean;
  change(item: T, text: string): T;
  make(text: string): T;
}

const NICKNAME: TextRules<ItemOf<'nicknames'>> = {
  is: isNickname,
  change: (item, value) => ({ ...item, value }),
  make: (value) => ({ value }),
};

const MANAGER: TextRules<ItemOf<'relations'>> = {
  is: isManager,
  change: (item, person) => ({ ...item, person }),
  make: (person) => ({ person, type: 'manager' }),
};

/** The parts of a job that our vocabulary has. */
export const JOB = { company: 'name', department: 'department', job_title: 'title', office_location: 'location' } as const;

/** An organization that loses all of these is removed, unless it holds something else. */
function jobsAfter(jobs: readonly ItemOf<'organizations'>[], change: ContactChange): readonly ItemOf<'organizations'>[] {
  const requested = Object.entries(JOB).flatMap(([key, part]) => {
    const value = Object.entries(change).find(([input]) => input === key)?.[1];
    return value === undefined ? [] : [[part, value ?? '']];
  });
  if (requested.length === 0) return jobs;
  const [main = {}, ...others] = jobs;
  const after = Object.fromEntries(Object.entries({ ...main, ...Object.fromEntries(requested) }).filter(([, value]) => value !== ''));
  const isEmpty = Object.keys(after).every((key) => EMPTY_JOB.includes(key));
  return isEmpty ? others : [after, ...others];
}

const EMPTY_JOB: readonly string[] = ['metadata', 'type', 'formattedType', 'current'];

/** Google reads the date and not the text. */
function birthdaysAfter(birthdays: readonly ItemOf<'birthdays'>[], { birthday }: ContactChange): readonly ItemOf<'birthdays'>[] {
  if (birthday === undefined) return birthdays;
  if (birthday === null || birthday === '') return [];
  const [year, month, day] = birthday.split('-').map(Number);
  return [{ date: { year, month, day } }];
}

/** Notes that are replaced are plain text, whatever they were. */
function biographiesAfter(
  biographies: readonly ItemOf<'biographies'>[],
  notes: string | null | undefined,
): readonly ItemOf<'biographies'>[] {
  if (notes === undefined) return biographies;
  return notes === null || notes === '' ? [] : [{ value: notes, contentType: 'TEXT_PLAIN' }];
}

function textsOf(values: readonly string[] | undefined): readonly string[] {
  return (values ?? []).map((value) => value.trim()).filter((value) => value !== '');
}

const EMAIL: ItemRules<ItemOf<'emailAddresses'>> = {
  is: ({ value }, email) => sameEmail(value ?? null, email),
  change: (item, value) => ({ ...item, value }),
  make: (value) => ({ value }),
};

const URL: ItemRules<ItemOf<'urls'>> = {
  is: ({ value }, url) => value === url,
  change: (item, value) => ({ ...item, value }),
  make: (value) => ({ value }),
};
