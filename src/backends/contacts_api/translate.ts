import * as zod from 'zod/mini';
import type { Appointment } from '../../contacts/appointment.ts';
import type { ContactChange } from '../../contacts/change.ts';
import { type AccountType, type Contact, isEmptyAddress, makeContact } from '../../contacts/contact.ts';
import type { Note } from '../../contacts/note.ts';
import { changedTags, joinTags } from '../../contacts/tags.ts';
import type { Task, TaskChange } from '../../contacts/task.ts';
import { joinName } from '../../contacts/text.ts';
import { instantIn, toInstant } from '../../contacts/time.ts';
import { contact, customField, type WireContact, type WireEvent, type WireNote, type WireTask } from './wire.ts';

/** What of the connection shows in a contact. */
export interface Place {
  readonly account_type: AccountType;
  /** Null where the account has no pages of its own to link to. */
  readonly url: ((id: string) => string) | null;
}

/** A contact in whichever of its shapes. Search gives names in lower case beside the true ones, or, in older editions, alone. */
export function toContact(wire: WireContact, place: Place): Contact {
  const first = firstNameOf(wire);
  const last = lastNameOf(wire);
  const address = {
    type: null,
    street: filled(wire.address1) ?? filled(wire.address),
    city: filled(wire.city),
    region: filled(wire.state),
    postal_code: filled(wire.postalCode),
    country: filled(wire.country),
  };
  const emails = unique([wire.email, ...(wire.additionalEmails ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.email))]);
  const phones = unique([wire.phone, ...(wire.additionalPhones ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.phone))]);
  return makeContact({
    id: wire.id,
    account_type: place.account_type,
    url: place.url?.(wire.id) ?? null,
    full_name: filled(wire.name) ?? joinName(first, last) ?? filled(wire.contactName),
    first_name: first,
    last_name: last,
    emails: emails.map((value) => ({ address: value, type: null })),
    phones: phones.map((value) => ({ number: value, type: null })),
    company: filled(wire.companyName) ?? filled(wire.businessName),
    addresses: isEmptyAddress(address) ? [] : [address],
    birthday: toDay(wire.dateOfBirth),
    websites: unique([wire.website]),
    tags: wire.tags ?? [],
    owner_id: wire.assignedTo ?? null,
    business_id: wire.businessId ?? null,
    source: wire.source ?? null,
    do_not_disturb: wire.dnd ?? null,
    created_at: toInstant(wire.dateAdded),
    updated_at: toInstant(wire.dateUpdated),
    custom_fields: Object.fromEntries(
      (wire.customFields ?? []).map((field) => [field.id, field.value ?? field.field_value ?? field.fieldValue ?? null]),
    ),
  });
}

/** The body of a create or an update: only what the change names. What cannot be null in the vendor's schema is emptied with ''. */
export function toWire(change: ContactChange, tags: readonly string[]): Record<string, unknown> {
  const custom = Object.entries(change.custom_fields ?? {});
  const body: Record<string, unknown> = {
    ...names(change),
    email: change.email,
    phone: change.phone,
    companyName: change.company,
    address1: change.street,
    city: change.city,
    state: change.region,
    postalCode: change.postal_code === null ? '' : change.postal_code,
    country: change.country === null ? '' : change.country,
    website: change.website,
    dateOfBirth: change.birthday,
    source: change.source,
    assignedTo: change.owner_id,
    dnd: change.do_not_disturb ?? undefined,
    tags: change.tags === undefined ? undefined : changedTags(tags, change.tags),
    customFields: custom.length === 0 ? undefined : custom.map(([id, value]) => ({ id, field_value: value ?? '' })),
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** The whole name is made of first and last name: only without them is it empty. */
function names({ full_name, first_name, last_name }: ContactChange): Record<string, unknown> {
  if (full_name !== null) return { name: full_name, firstName: first_name, lastName: last_name };
  return { firstName: first_name ?? null, lastName: last_name ?? null };
}

/** Answers to writes leave out what they did not touch: this is what was known, what was sent, and what the answer says, the later over the earlier. */
export function merged(known: WireContact | undefined, sent: Readonly<Record<string, unknown>>, answer: WireContact): WireContact {
  const kept = withoutDerived(known ?? answer);
  const custom = [known?.customFields, CUSTOM.parse(sent.customFields), answer.customFields].flatMap((fields) => fields ?? []);
  const customFields = [...new Map(custom.map((field) => [field.id, field])).values()];
  const whole = contact.safeParse({ ...kept, ...sent, ...answer, customFields });
  return whole.success ? whole.data : answer;
}

/** Without the names that the service makes of the others: those of before a change would outlive it. */
function withoutDerived(wire: WireContact): WireContact {
  const derived = ['name', 'contactName', 'firstNameRaw', 'firstNameLowerCase', 'lastNameRaw', 'lastNameLowerCase'];
  const kept = Object.fromEntries(Object.entries(wire).filter(([key]) => !derived.includes(key)));
  return { ...kept, id: wire.id, firstName: firstNameOf(wire), lastName: lastNameOf(wire) };
}

function firstNameOf(wire: WireContact): string | null {
  return wire.firstNameRaw ?? wire.firstName ?? wire.firstNameLowerCase ?? null;
}

function lastNameOf(wire: WireContact): string | null {
  return wire.lastNameRaw ?? wire.lastName ?? wire.lastNameLowerCase ?? null;
}

const CUSTOM = zod.catch(zod.array(customField), []);

export function toTask(wire: WireTask, contactId: string): Task {
  return {
    id: wire.id ?? wire._id ?? '',
    contact_id: filled(wire.contactId) ?? contactId,
    title: filled(wire.title),
    description: filled(wire.body),
    due_date: toInstant(wire.dueDate),
    completed: wire.completed ?? false,
    owner_id: filled(wire.assignedTo),
  };
}

/** The body of a task's update: JSON leaves out what the change does not name. */
export function toWireTask(change: TaskChange): Record<string, unknown> {
  return {
    title: change.title,
    body: change.description,
    dueDate: change.due_date?.instant,
    completed: change.completed,
    assignedTo: change.owner_id,
  };
}

export function toNote(wire: WireNote, contactId: string): Note {
  return {
    id: wire.id,
    contact_id: filled(wire.contactId) ?? contactId,
    title: filled(wire.title),
    body: filled(wire.body),
    created_at: toInstant(wire.dateAdded),
    owner_id: filled(wire.userId),
  };
}

/** `zone` is the location's: times come as `YYYY-MM-DD HH:mm:ss` without one. */
export function toAppointment(wire: WireEvent, contactId: string, zone: string | null): Appointment {
  return {
    id: wire.id,
    contact_id: filled(wire.contactId) ?? contactId,
    calendar_id: filled(wire.calendarId),
    title: filled(wire.title),
    status: filled(wire.appointmentStatus) ?? filled(wire.status),
    starts_at: zoned(wire.startTime, zone),
    ends_at: zoned(wire.endTime, zone),
    notes: filled(wire.notes),
    owner_id: filled(wire.assignedUserId),
  };
}

/** Whether the time carries a zone of its own. */
export function hasZone(time: string): boolean {
  return /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(time);
}

function zoned(time: string | null | undefined, zone: string | null): string | null {
  if (time === null || time === undefined) return null;
  const text = time.trim();
  return toInstant(hasZone(text) ? text : instantIn(zone, text));
}

/** A birthday is a day: of `1815-12-10T00:00:00.000Z` the first ten characters, whatever the zone. */
function toDay(value: string | number | null | undefined): string | null {
  if (typeof value === 'number') return toInstant(value)?.slice(0, 10) ?? null;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value ?? '')?.[0];
  return day ?? filled(value);
}

function filled(value: string | null | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

function unique(values: readonly (string | null | undefined)[]): string[] {
  return joinTags(
    [],
    values.filter((value) => value !== null && value !== undefined),
  );
}
