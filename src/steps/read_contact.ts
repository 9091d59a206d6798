import type { Connection } from '../backends/backend.ts';
import { hasYear } from '../contacts/birthday.ts';
import {
  ADDRESS_INPUTS,
  type ContactChange,
  LIST_INPUTS,
  PHONE_INPUTS,
  type TagsMode,
  TEXT_INPUTS,
  type TextInput,
} from '../contacts/change.ts';
import { checkedDay } from '../contacts/checks.ts';
import type { ItemType } from '../contacts/contact.ts';
import { contactField, keysWith } from '../contacts/contact_keys.ts';
import { Problem } from '../contacts/errors.ts';
import { samePhone } from '../contacts/phone.ts';
import { hasTag, joinTags } from '../contacts/tags.ts';
import { quote, sameEmail } from '../contacts/text.ts';
import { labelOf } from '../fields/labels.ts';
import type { Input } from '../operation.ts';
import { readCustomValues } from './custom_values.ts';
import { isWithoutValue } from './no_value.ts';
import { checkEmail, checkPhone, readChoice, readText, readTexts, readYesNo } from './read_input.ts';

const ADDRESS_TYPES: readonly ItemType[] = ['work', 'home', 'other'];

/** The inputs, and the time zone of dates without one. */
interface ContactForm {
  readonly input: Input;
  readonly connection: Pick<Connection, 'timezone'>;
}

/**
 * Reads and checks the contact inputs; blank ones are left out. What the account can't store is still in it: see `onlySupported`.
 * `accountTags` are the account's tags that contain a comma.
 */
export function readContactChange(
  { input, connection }: ContactForm,
  tagsMode: TagsMode = 'add',
  accountTags: readonly string[] = [],
): ContactChange {
  const texts = TEXT_INPUTS.flatMap((key) => {
    const value = readText(input, key);
    return value === undefined || isWithoutValue(key, value) ? [] : [[key, checked(key, value, connection.timezone)] as const];
  });
  const lists = LIST_INPUTS.flatMap((key) => {
    const values = readTexts(input, key) ?? [];
    return values.length === 0 ? [] : [[key, key === 'other_emails' ? values.map((value) => checkEmail(value, key)) : values] as const];
  });
  const removed = {
    remove_emails: (readTexts(input, 'remove_emails') ?? []).map((value) => checkEmail(value, 'remove_emails')),
    remove_phones: (readTexts(input, 'remove_phones') ?? []).map((value) => checkPhone(value, 'remove_phones')),
  };
  refuseSetAndRemoved(input, removed);
  const addressType = readChoice(input, 'address_type', ADDRESS_TYPES);
  const disturb = readYesNo(input, 'do_not_disturb');
  const tags = readTexts(input, 'tags', (whole) => hasTag(accountTags, whole)) ?? [];
  const custom = readCustomValues(input);
  return {
    ...Object.fromEntries(texts),
    ...Object.fromEntries(lists),
    ...Object.fromEntries(Object.entries(removed).filter(([, values]) => values.length > 0)),
    ...(addressType === undefined || !texts.some(([key]) => isAddress(key)) ? {} : { address_type: addressType }),
    ...(disturb === undefined ? {} : { do_not_disturb: disturb }),
    ...(tags.length === 0 ? {} : { tags: { mode: tagsMode, names: joinTags([], tags) } }),
    ...(Object.keys(custom).length === 0 ? {} : { custom_fields: custom }),
  };
}

/** Refuses a contact without a name, a company, an email or a phone, because no one could recognize it. */
export function requireIdentifyingField(change: ContactChange): void {
  if (!keysWith('identifies', true).some((key) => change[key] !== undefined && change[key] !== null))
    throw new Problem('invalid_input', 'A contact needs at least a name, a company, an email or a phone. Fill in one of them.');
}

/** Refuses a value that's both set and removed. */
function refuseSetAndRemoved(input: Input, { remove_emails, remove_phones }: { remove_emails: string[]; remove_phones: string[] }): void {
  const emails = [readText(input, 'email') ?? '', ...(readTexts(input, 'other_emails') ?? [])];
  const phones = PHONE_INPUTS.map((key) => readText(input, key) ?? '');
  const both =
    remove_emails.find((gone) => emails.some((one) => sameEmail(one, gone))) ??
    remove_phones.find((gone) => phones.some((one) => one !== '' && samePhone(one, gone)));
  if (both === undefined) return;
  throw new Problem('invalid_input', `You filled in ${quote(both)} and also chose to remove it. Do one or the other.`);
}

function checked(key: TextInput, value: string, zone: string | null): string {
  const { holds } = contactField(key);
  if (holds === 'email') return checkEmail(value, key);
  if (holds === 'phone') return checkPhone(value, key);
  if (holds !== 'day') return value;
  const birthday = checkedDay(value, labelOf(key), zone);
  if (hasYear(birthday)) return birthday;
  throw new Problem('invalid_input', `${quote(value)} in ${labelOf(key)} has no real year. Enter the whole date, like 1990-12-31.`);
}

function isAddress(key: string): boolean {
  return ADDRESS_INPUTS.some((part) => part === key);
}
