import type { Backend, Connection } from '../backends/backend.ts';
import { hasYear } from '../contacts/birthday.ts';
import { ADDRESS_INPUTS, type ContactChange, type ContactInput, LIST_INPUTS, type TagsMode, TEXT_INPUTS } from '../contacts/change.ts';
import { checkedDay } from '../contacts/checks.ts';
import type { EntryType } from '../contacts/contact.ts';
import { type CustomValues, customId, customKey } from '../contacts/custom_field.ts';
import { Problem } from '../contacts/errors.ts';
import { samePhone } from '../contacts/phone.ts';
import { hasTag, joinTags } from '../contacts/tags.ts';
import { inWords, quote, sameEmail } from '../contacts/text.ts';
import { labelOf } from '../fields/labels.ts';
import type { Input } from '../operation.ts';
import { readCustom } from './custom_values.ts';
import { isWithoutValue } from './no_value.ts';
import { email, oneOf, phone, text, texts, tick } from './read_input.ts';

const ADDRESS_TYPES: readonly EntryType[] = ['work', 'home', 'other'];

/** What a person filled in, and the zone that dates without one are meant in. */
interface ContactForm {
  readonly input: Input;
  readonly connection: Pick<Connection, 'timezone'>;
}

/** Reads the contact inputs, each checked; what is blank is not there. What the account cannot store stays in: `storable` takes it out.
 * `accountTags` are tags that the account has, of which one may hold a comma. */
export function readContact(
  { input, connection }: ContactForm,
  tagsMode: TagsMode = 'add',
  accountTags: readonly string[] = [],
): ContactChange {
  const given = TEXT_INPUTS.flatMap((key) => {
    const value = text(input, key);
    return value === undefined || isWithoutValue(key, value) ? [] : [[key, checked(key, value, connection.timezone)] as const];
  });
  const lists = LIST_INPUTS.flatMap((key) => {
    const values = texts(input, key) ?? [];
    return values.length === 0 ? [] : [[key, key === 'other_emails' ? values.map((value) => email(value, key)) : values] as const];
  });
  const removed = {
    remove_emails: (texts(input, 'remove_emails') ?? []).map((value) => email(value, 'remove_emails')),
    remove_phones: (texts(input, 'remove_phones') ?? []).map((value) => phone(value, 'remove_phones')),
  };
  refuseGivenAndRemoved(input, removed);
  const addressType = oneOf(input, 'address_type', ADDRESS_TYPES);
  const disturb = tick(input, 'do_not_disturb');
  const tags = texts(input, 'tags', (whole) => hasTag(accountTags, whole)) ?? [];
  const custom = readCustom(input);
  return {
    ...Object.fromEntries(given),
    ...Object.fromEntries(lists),
    ...Object.fromEntries(Object.entries(removed).filter(([, values]) => values.length > 0)),
    ...(addressType === undefined || !given.some(([key]) => isAddress(key)) ? {} : { address_type: addressType }),
    ...(disturb === undefined ? {} : { do_not_disturb: disturb }),
    ...(tags.length === 0 ? {} : { tags: { mode: tagsMode, names: joinTags([], tags) } }),
    ...(Object.keys(custom).length === 0 ? {} : { custom_fields: custom }),
  };
}

/** The change, in which there is something, without what the account type cannot store, so that a Zap built on another one runs on. */
export function storable(backend: Backend, change: ContactChange, when: 'create' | 'update'): ContactChange {
  const { custom_fields, ...others } = change;
  const custom = Object.entries(custom_fields ?? {}).filter(([id]) => isOwn(backend, id));
  const kept = [
    ...Object.entries(others).filter(([key]) => isStored(backend, key, when)),
    ...(custom.length === 0 ? [] : [['custom_fields', Object.fromEntries(custom)] as const]),
  ];
  if (kept.length === 0)
    throw new Problem(
      'invalid_input',
      `${backend.label} cannot store ${inWords(keysNotStored(backend, change, when).map(labelOf))}${when === 'update' ? ' on a contact that is there already' : ''}, and nothing else was given. Fill in another field. Nothing was written.`,
    );
  return Object.fromEntries(kept);
}

/** The input keys of the change that the account type cannot store then. */
export function keysNotStored(backend: Backend, change: ContactChange, when: 'create' | 'update'): string[] {
  const { custom_fields = {}, ...others } = change;
  return [
    ...Object.keys(others).filter((key) => !isStored(backend, key, when)),
    ...Object.keys(custom_fields).flatMap((id) => (isOwn(backend, id) ? [] : [customKey(id)])),
  ];
}

function isStored(backend: Backend, key: string, when: 'create' | 'update'): boolean {
  return backend.inputs[when].some((one) => one === key);
}

/** Which fields an account has of its own is known when they are read; where every account has the same, any other is one of another account type. */
function isOwn({ customFields }: Backend, id: string): boolean {
  return customFields !== undefined && (customFields.ids?.includes(id) ?? true);
}

/** A contact must be recognisable: a name, a company, an email or a phone. */
export function requireSomebody(change: ContactChange): void {
  const keys: readonly (keyof ContactChange)[] = [
    'full_name',
    'first_name',
    'last_name',
    'nickname',
    'company',
    'email',
    'phone',
    'mobile_phone',
    'work_phone',
    'home_phone',
  ];
  if (!keys.some((key) => change[key] !== undefined && change[key] !== null))
    throw new Problem(
      'invalid_input',
      'A contact needs at least a name, a company, an email or a phone. Fill in one of them. Nothing was written.',
    );
}

/** Adds what is to be emptied on purpose; a field cannot be given and emptied at once. */
export function withCleared(change: ContactChange, cleared: readonly string[]): ContactChange {
  const keys: readonly ContactInput[] = [...TEXT_INPUTS, ...LIST_INPUTS, 'tags', 'do_not_disturb'];
  const custom = cleared.flatMap((key) => customId(key) ?? []);
  const unknown = cleared.filter((key) => customId(key) === null && !keys.some((one) => one === key));
  if (unknown.length > 0)
    throw new Problem(
      'invalid_input',
      `${quote(unknown[0] ?? '')} isn't a field that can be cleared. Choose one from the list in Fields to Clear.`,
    );
  const both = cleared.filter((key) => Object.hasOwn(change, key) || Object.hasOwn(change.custom_fields ?? {}, customId(key) ?? ''));
  if (both.length > 0)
    throw new Problem('invalid_input', `You set ${labelOf(both[0] ?? '')} and also chose to clear it. Do one or the other.`);
  const plain = cleared.filter((key) => customId(key) === null).map((key) => [key, null] as const);
  const emptied: CustomValues = Object.fromEntries(custom.map((id) => [id, null]));
  return {
    ...change,
    ...Object.fromEntries(plain),
    ...(custom.length === 0 ? {} : { custom_fields: { ...change.custom_fields, ...emptied } }),
  };
}

/** What is given is to be there, and what is removed is not: both at once is a mistake in the form. */
function refuseGivenAndRemoved(input: Input, { remove_emails, remove_phones }: { remove_emails: string[]; remove_phones: string[] }): void {
  const emails = [text(input, 'email') ?? '', ...(texts(input, 'other_emails') ?? [])];
  const phones = PHONES.map((key) => text(input, key) ?? '');
  const both =
    remove_emails.find((gone) => emails.some((one) => sameEmail(one, gone))) ??
    remove_phones.find((gone) => phones.some((one) => one !== '' && samePhone(one, gone)));
  if (both === undefined) return;
  throw new Problem('invalid_input', `${quote(both)} is both filled in and to be removed. Take it out of one of the two fields.`);
}

const PHONES = ['phone', 'mobile_phone', 'work_phone', 'home_phone'];

function checked(key: string, value: string, zone: string | null): string {
  if (key === 'email') return email(value, key);
  if (key.endsWith('phone')) return phone(value, key);
  if (key !== 'birthday') return value;
  const birthday = checkedDay(value, labelOf(key), zone);
  if (hasYear(birthday)) return birthday;
  throw new Problem('invalid_input', `${quote(value)} in ${labelOf(key)} has no real year. Enter the whole date, like 1990-12-31.`);
}

function isAddress(key: string): boolean {
  return ADDRESS_INPUTS.some((part) => part === key);
}
