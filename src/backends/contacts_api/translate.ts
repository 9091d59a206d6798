import * as zod from 'zod/mini';
import { storedBirthday } from '../../contacts/birthday.ts';
import { type Contact, isEmptyAddress, makeContact } from '../../contacts/contact.ts';
import { type CustomValue, type CustomValues, sameFieldId } from '../../contacts/custom_field.ts';
import { joinTags } from '../../contacts/tags.ts';
import { joinName } from '../../contacts/text.ts';
import { toInstant } from '../../contacts/time.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import { toCustomValue } from './translate_custom_value.ts';
import { namesOf } from './translate_names.ts';
import { contact, customField, type WireContact } from './wire.ts';

/** What a contact shows of the connection. */
export interface ContactContext {
  readonly account_type: string;
  /** Null if the account has no known pages to link to. */
  readonly url: ((id: string) => string) | null;
  /** The user's own zone, an IANA name. */
  readonly zone: string | null;
}

/**
 * A contact from any of its forms. The search returns names in lower case next to the true ones, or in older editions
 * alone.
 */
export function toContact(wire: WireContact, context: ContactContext): Contact {
  const { first, last, lowered } = namesOf(wire);
  const address = {
    type: null,
    street: nullIfBlank(wire.address1) ?? nullIfBlank(wire.address),
    city: nullIfBlank(wire.city),
    region: nullIfBlank(wire.state),
    postal_code: nullIfBlank(wire.postalCode),
    country: nullIfBlank(wire.country),
  };
  const emails = unique(wire.email, wire.additionalEmails, ({ email }) => email);
  const phones = unique(wire.phone, wire.additionalPhones, ({ phone }) => phone);
  return makeContact({
    id: wire.id,
    account_type: context.account_type,
    url: context.url?.(wire.id) ?? null,
    full_name: nullIfBlank(wire.name) ?? joinName(first, last) ?? nullIfBlank(wire.contactName),
    first_name: first,
    last_name: last,
    emails: emails.map((value) => ({ address: value, type: null })),
    phones: phones.map((value) => ({ number: value, type: null })),
    company: nullIfBlank(wire.companyName) ?? nullIfBlank(wire.businessName),
    addresses: isEmptyAddress(address) ? [] : [address],
    birthday: storedBirthday(wire.dateOfBirth, context.zone) ?? withoutYear(wire),
    websites: [wire.website ?? ''],
    tags: wire.tags ?? [],
    owner_id: wire.assignedTo ?? null,
    business_id: wire.businessId ?? null,
    source: wire.source ?? null,
    do_not_disturb: wire.dnd ?? null,
    created_at: toInstant(wire.dateAdded),
    updated_at: toInstant(wire.dateUpdated),
    custom_fields: customValuesOf(wire),
    names_lowered: lowered,
  });
}

function customValuesOf({ customFields }: WireContact): CustomValues {
  const values: Record<string, CustomValue> = {};
  for (const field of customFields ?? [])
    values[sameFieldId(field.id)] = toCustomValue(field.value ?? field.field_value ?? field.fieldValue);
  return values;
}

/** Responses to writes leave out what didn't change. This is what was stored, sent and returned; the later wins. */
export function mergedContact(
  stored: WireContact | undefined,
  sent: Readonly<Record<string, unknown>>,
  response: WireContact,
): WireContact {
  const kept = withoutDerived(stored ?? response);
  const names = namesIn(sent, response);
  const custom = [stored?.customFields, CUSTOM.parse(sent.customFields), response.customFields].flatMap((fields) => fields ?? []);
  const customFields = [...new Map(custom.map((field) => [field.id, field])).values()];
  const whole = contact.safeParse({ ...kept, ...sent, ...names, ...response, customFields });
  return whole.success ? whole.data : response;
}

/**
 * What a new whole name says of its parts: the service splits it, and a response leaves out the part that is then
 * empty, or the whole name.
 */
function namesIn(sent: Readonly<Record<string, unknown>>, { firstName, lastName }: WireContact): Partial<WireContact> {
  if (typeof sent.name !== 'string') return {};
  const given = (key: 'firstName' | 'lastName'): string | null => (typeof sent[key] === 'string' ? sent[key] : null);
  const name = joinName(firstName, lastName);
  return { firstName: given('firstName'), lastName: given('lastName'), ...(name === null ? {} : { name }) };
}

/** Without what the service derives from other fields, which would be out of date after a change. */
function withoutDerived(wire: WireContact): WireContact {
  const derived = [
    'name',
    'contactName',
    'firstNameRaw',
    'firstNameLowerCase',
    'lastNameRaw',
    'lastNameLowerCase',
    'birthMonth',
    'birthDay',
  ];
  const kept = Object.fromEntries(Object.entries(wire).filter(([key]) => !derived.includes(key)));
  const { first, last } = namesOf(wire);
  return { ...kept, id: wire.id, firstName: first, lastName: last };
}

const CUSTOM = zod.catch(zod.array(customField), []);

/** Responses to writes have day and month but no date. */
function withoutYear({ birthMonth, birthDay }: WireContact): string | null {
  if (birthMonth === undefined || birthDay === undefined) return null;
  const two = (part: number | string | null | undefined) => String(part ?? '').padStart(2, '0');
  return storedBirthday(`--${two(birthMonth)}-${two(birthDay)}`, null);
}

/** The first value and the others, each once; the API returns them as texts or as objects. */
function unique<T>(
  first: string | null | undefined,
  others: readonly (string | T)[] | null | undefined,
  textOf: (item: T) => string | null | undefined,
): string[] {
  if (others === undefined || others === null || others.length === 0) return first === null || first === undefined ? [] : [first];
  const texts = others.map((item) => (typeof item === 'string' ? item : textOf(item)));
  return joinTags(
    first === null || first === undefined ? [] : [first],
    texts.filter((text) => text !== null && text !== undefined),
  );
}
