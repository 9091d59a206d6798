import { isRecord, isTextList } from '../json.ts';
import { COUNTRIES } from './countries.ts';
import { mergedCustomValues } from './custom_values.ts';
import { birthDate } from './dates.ts';
import { unprocessable } from './errors.ts';
import { storedPhone } from './phone.ts';
import type { Contact, ContactFields } from './records.ts';
import type { ContactsStore } from './store.ts';

type Body = Readonly<Record<string, unknown>>;
type Changes = { -readonly [Key in keyof ContactFields]?: ContactFields[Key] };

/** A contact without any values. */
export const EMPTY_CONTACT: ContactFields = {
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
  gender: null,
  address1: null,
  city: null,
  state: null,
  postalCode: null,
  country: null,
  website: null,
  timezone: null,
  companyName: null,
  source: null,
  assignedTo: null,
  dateOfBirth: null,
  dnd: false,
  dndSettings: null,
  inboundDndSettings: null,
  tags: [],
  customFields: [],
};

/**
 * What a checked body changes of a contact: missing keys stay, tags are replaced, custom fields are merged by ID.
 * Throws 422.
 */
export function contactChanges(body: Body, store: ContactsStore, old: ContactFields = EMPTY_CONTACT): Partial<ContactFields> {
  const changes: Changes = {};
  for (const key of TEXTS) if (body[key] !== undefined) changes[key] = text(body[key]);
  if (typeof body.name === 'string') Object.assign(changes, { ...split(body.name), ...trimmedNames(changes) });
  if (body.email !== undefined) changes.email = email(text(body.email));
  if (body.phone !== undefined) changes.phone = storedPhone(text(body.phone) ?? '');
  if (body.country !== undefined) changes.country = country(text(body.country));
  if (body.dateOfBirth !== undefined) changes.dateOfBirth = born(text(body.dateOfBirth));
  if (typeof body.dnd === 'boolean') changes.dnd = body.dnd;
  if (isRecord(body.dndSettings)) changes.dndSettings = body.dndSettings;
  if (isRecord(body.inboundDndSettings)) changes.inboundDndSettings = body.inboundDndSettings;
  if (isTextList(body.tags)) changes.tags = tagNames(body.tags);
  if (Array.isArray(body.customFields)) changes.customFields = mergedCustomValues(body.customFields, old.customFields, store.customFields);
  return changes;
}

/** Tag names in their stored form: trimmed, in lower case, each once. */
export function tagNames(typed: readonly string[]): string[] {
  return [...new Set(typed.map((name) => name.trim().toLowerCase()).filter((name) => name !== ''))];
}

/** First and last name together; empty if the contact has neither. */
export function fullName(contact: Pick<Contact, 'firstName' | 'lastName'>): string {
  return [contact.firstName, contact.lastName].filter((part) => part !== null).join(' ');
}

const TEXTS = [
  'firstName',
  'lastName',
  'gender',
  'address1',
  'city',
  'state',
  'postalCode',
  'website',
  'timezone',
  'companyName',
  'source',
  'assignedTo',
] as const;

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** firstName and lastName win over the parts of `name`. */
function trimmedNames({ firstName, lastName }: Changes): Changes {
  return { ...(firstName === undefined ? {} : { firstName }), ...(lastName === undefined ? {} : { lastName }) };
}

function split(name: string): Changes {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  return { firstName: first === '' ? null : first, lastName: rest.length === 0 ? null : rest.join(' ') };
}

function email(typed: string | null): string | null {
  if (typed === null) return null;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)) throw unprocessable('email must be an email');
  return typed.toLowerCase();
}

function country(typed: string | null): string | null {
  if (typed !== null && !COUNTRIES.includes(typed)) throw unprocessable('country must be a valid enum value');
  return typed;
}

function born(typed: string | null): string | null {
  if (typed === null) return null;
  const day = birthDate(typed);
  if (day === undefined) throw unprocessable('dateOfBirth must be a valid date');
  return day;
}
