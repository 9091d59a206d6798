import { ADDRESS_INPUTS, type ContactChange, LIST_INPUTS, REMOVE_INPUTS, TEXT_INPUTS, type TextInput } from './change.ts';
import type { Contact } from './contact.ts';
import { contactField } from './contact_keys.ts';
import { sameCountry } from './countries.ts';
import { customId, customKey, customValueOf } from './custom_field.ts';
import { isStoredAs } from './custom_value.ts';
import { addressFor, hasValue } from './difference.ts';
import { samePhone } from './phone.ts';
import { hasTag } from './tags.ts';
import { fold, sameEmail } from './text.ts';

/**
 * The requested input keys that the contact doesn't have after the write. Tolerant of how services store values: the format of a phone,
 * capital letters, blanks, the name of a country. `before` is null for a new contact.
 */
export function listUnstoredKeys(before: Contact | null, after: Contact, requested: ContactChange): string[] {
  // A response with nothing but the ID doesn't say what was stored.
  if (!saysAnything(after)) return [];
  const texts = TEXT_INPUTS.filter((key) => requested[key] !== undefined && !isTextStored(key, before, after, requested));
  const lists = LIST_INPUTS.filter(
    (key) => !(requested[key] ?? []).every((value) => listOf(after, key).some((one) => fold(one) === fold(value))),
  );
  const disturb = requested.do_not_disturb !== undefined && (requested.do_not_disturb ?? false) !== (after.do_not_disturb ?? false);
  return [
    ...texts,
    ...lists,
    ...REMOVE_INPUTS.filter((key) => requested[key]?.some((value) => hasValue(after, key, value))),
    ...(disturb ? ['do_not_disturb'] : []),
    ...(areTagsStored(after, requested) ? [] : ['tags']),
    ...Object.entries(requested.custom_fields ?? {}).flatMap(([id, value]) =>
      isStoredAs(customValueOf(after, id), value) ? [] : [customKey(id)],
    ),
  ];
}

/** What the contact has under an input key, as text; null if it's empty. Parts of an address belong to the address that's requested. */
export function storedText(key: string, contact: Contact | null, { address_type: type }: ContactChange): string | null {
  if (contact === null) return null;
  const id = customId(key);
  if (id !== null) return asText(customValueOf(contact, id));
  if (key === 'tags') return asText(contact.tags);
  if (key === 'do_not_disturb') return asText(contact.do_not_disturb);
  if (key === 'remove_emails') return asText(contact.emails.map(({ address }) => address));
  if (key === 'remove_phones') return asText(contact.phones.map(({ number }) => number));
  const list = LIST_INPUTS.find((one) => one === key);
  if (list !== undefined) return asText(listOf(contact, list));
  const text = TEXT_INPUTS.find((one) => one === key);
  return text === undefined ? null : asText(storedUnder(text, contact, type));
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((item) => asText(item) ?? '').join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function saysAnything({ full_name, company, nickname, emails, phones }: Contact): boolean {
  return full_name !== null || company !== null || nickname !== null || emails.length > 0 || phones.length > 0;
}

function storedUnder(key: TextInput, contact: Contact, type: ContactChange['address_type']): string | null {
  const part = ADDRESS_INPUTS.find((one) => one === key);
  return part === undefined ? contact[key] : (addressFor(contact, type)?.[part] ?? null);
}

/** `email` is the first of the addresses, followed by the others. */
function listOf(contact: Contact, key: (typeof LIST_INPUTS)[number]): readonly string[] {
  return key === 'im_addresses' ? contact.im_addresses : contact.emails.map(({ address }) => address);
}

function isTextStored(key: TextInput, before: Contact | null, after: Contact, requested: ContactChange): boolean {
  const text = requested[key] ?? '';
  const value = storedUnder(key, after, requested.address_type);
  // Another item may be the first one after the removal.
  if (text === '') return value === null || before === null || value !== storedUnder(key, before, requested.address_type);
  if (key === 'email') return after.emails.some(({ address }) => sameEmail(address, text));
  if (contactField(key).holds === 'phone') return after.phones.some(({ number }) => samePhone(number, text));
  if (key === 'website') return after.websites.some((one) => bareAddress(one) === bareAddress(text));
  if (key === 'country') return value !== null && (sameCountry(value, text) || plain(value) === plain(text));
  return value !== null && plain(value) === plain(text);
}

function areTagsStored({ tags, groups }: Contact, { tags: requested }: ContactChange): boolean {
  if (requested === undefined) return true;
  if (requested === null) return tags.length === 0;
  const names = [...tags, ...groups.map(({ id }) => id)];
  return requested.names.every((name) => hasTag(names, name) !== (requested.mode === 'remove'));
}

function plain(text: string): string {
  return fold(text).replace(/\s+/gu, ' ');
}

/** Services add or remove the scheme and the last slash. */
function bareAddress(address: string): string {
  const bare = plain(address).replace(/^https?:\/\//, '');
  return bare.endsWith('/') ? bare.slice(0, -1) : bare;
}
