import type { Contact } from './contact.ts';
import { type CustomFieldKind, type CustomValue, customValueOf } from './custom_field.ts';
import { holdsCustomValue } from './custom_value.ts';
import { sameDigits, samePhone } from './phone.ts';
import { hasTag } from './tags.ts';
import { fold, joinName, sameEmail, sameName } from './text.ts';

/** The one thing by which to find a contact. */
export interface Criterion {
  readonly by: 'email' | 'phone' | 'name';
  readonly value: string;
}

/** Where to search. In all contacts of the account unless it's narrowed. */
export interface Within {
  readonly folder_id?: string;
  /** People beyond the address book. */
  readonly source?: string;
}

/** Where to search for one contact. */
export interface FindWithin extends Within {
  /** Whether to continue after the first match, for steps in which the contact must be the only one. */
  readonly everywhere?: boolean;
}

/** A part of the account's contacts: those in a folder or source, those with a tag. */
export interface Selection extends Within {
  /** Only contacts with this tag. */
  readonly tag?: string;
}

/** Everything by which a list of contacts can be narrowed. All of it must match. */
export interface ContactQuery extends Selection {
  /** Words in names, emails, phones and company. */
  readonly text?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly business_id?: string;
  readonly owner_id?: string;
  /** ISO 8601, UTC. */
  readonly updated_after?: string;
  /** `kind` decides how the value is compared, if the backend knows it. */
  readonly custom_field?: { readonly id: string; readonly value: CustomValue; readonly kind?: CustomFieldKind };
}

/** Whether the contact matches the criterion. */
export function meetsCriterion(contact: Contact, { by, value }: Criterion): boolean {
  if (by === 'email') return contact.emails.some((item) => sameEmail(item.address, value));
  if (by === 'phone') return contact.phones.some((item) => samePhone(item.number, value));
  return hasFullName(contact, value) || [contact.first_name, contact.last_name, contact.nickname].some((name) => sameName(name, value));
}

/** Whether it matches exactly: the whole number, the whole name. */
export function meetsExactly(contact: Contact, { by, value }: Criterion): boolean {
  if (by === 'email') return meetsCriterion(contact, { by, value });
  if (by === 'phone') return contact.phones.some((item) => sameDigits(item.number, value));
  return hasFullName(contact, value);
}

/** Whether that's the whole name: accounts show "Example, Ada" or "Dr. Ada Example" for the first name Ada and the last name Example. */
export function hasFullName({ full_name, first_name, last_name }: Contact, name: string): boolean {
  return [full_name, joinName(first_name, last_name)].some((one) => sameName(one, name));
}

/** Whether the contact matches the query, except for its folder and source, which only the service knows. */
export function matchesQuery(contact: Contact, query: ContactQuery): boolean {
  const custom = query.custom_field;
  return (
    (query.text === undefined || holds(contact, query.text)) &&
    (query.email === undefined || meetsCriterion(contact, { by: 'email', value: query.email })) &&
    (query.phone === undefined || meetsCriterion(contact, { by: 'phone', value: query.phone })) &&
    (query.name === undefined || meetsCriterion(contact, { by: 'name', value: query.name })) &&
    (query.tag === undefined || hasTag([...contact.tags, ...contact.groups.map((group) => group.id)], query.tag)) &&
    (query.business_id === undefined || contact.business_id === query.business_id || sameName(contact.company, query.business_id)) &&
    (query.owner_id === undefined || contact.owner_id === query.owner_id) &&
    (query.updated_after === undefined || (contact.updated_at ?? '') >= query.updated_after) &&
    (custom === undefined || holdsCustomValue(customValueOf(contact, custom.id), custom.value, custom.kind))
  );
}

/** Whether every word of the text is in the contact's names, emails, phones, company or tags. */
function holds(contact: Contact, text: string): boolean {
  const words = fold(text).split(/\s+/u);
  const where = [
    contact.full_name,
    contact.first_name,
    contact.last_name,
    contact.nickname,
    contact.company,
    contact.notes,
    ...contact.emails.map((item) => item.address),
    ...contact.phones.flatMap((item) => [item.number, item.number.replace(/\D/g, '')]),
    ...contact.tags,
  ].map((value) => fold(value ?? ''));
  return words.every((word) => where.some((value) => value.includes(word)));
}
