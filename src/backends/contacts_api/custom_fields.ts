import * as zod from 'zod/mini';
import type { ContactChange } from '../../contacts/change.ts';
import type { Contact } from '../../contacts/contact.ts';
import { CUSTOM_KINDS, type CustomField, type CustomFieldKind, type CustomValue } from '../../contacts/custom_field.ts';
import { customInput } from '../../contacts/custom_input.ts';
import { dependsOnKind, typedValue } from '../../contacts/custom_value.ts';
import { isProblem, Problem } from '../../contacts/errors.ts';
import { quote } from '../../contacts/text.ts';
import type { Connection, CustomFieldsPort } from '../backend.ts';
import { readDefinitions } from './custom_fields_definitions.ts';
import type { WireContact } from './wire.ts';

export const customFields: CustomFieldsPort = {
  list: async (connection) => (await readDefinitions(connection)) ?? [],
  typed: async (connection, contacts) => {
    const ids = idsWithoutKind(contacts);
    const kinds = ids.size === 0 ? new Map<string, CustomFieldKind>() : await kindsOf(connection, ids);
    return (id, value) => finalValue(id, value, kinds, connection.timezone);
  },
};

/** By the field's ID. */
type Kinds = ReadonlyMap<string, CustomFieldKind>;

/**
 * The change with each custom value in the form of its field. Refuses a value that doesn't fit, or that belongs to a
 * missing field.
 */
export async function withStoredValues(connection: Connection, change: ContactChange): Promise<{ change: ContactChange; kinds: Kinds }> {
  const values = Object.entries(change.custom_fields ?? {});
  const fields = values.length === 0 ? null : await definitionsIfAllowed(connection);
  if (fields === null) return { change, kinds: new Map() };
  const stored = values.map(([id, value]): [string, CustomValue] => [id, storedValue(fields, id, value, connection)]);
  return { change: { ...change, custom_fields: Object.fromEntries(stored) }, kinds: kindsIn(fields) };
}

/** The field with this ID, read from the service; null if the connection isn't allowed to read the definitions. */
export async function customField(connection: Connection, id: string): Promise<CustomField | null> {
  const fields = await definitionsIfAllowed(connection);
  return fields === null ? null : requireField(fields, id);
}

/** The kinds of the custom fields of these contacts, if their values don't say enough. */
export async function kindsFor(connection: Connection, contacts: readonly WireContact[]): Promise<Kinds> {
  const fields = contacts.flatMap(({ customFields: own }) => own ?? []);
  if (fields.length === 0) return new Map();
  return kindsIn((await definitionsIfAllowed(connection)) ?? []);
}

/** The contact, with days instead of milliseconds or instants. */
export function withKinds(contact: Contact, kinds: Kinds, zone: string | null): Contact {
  const values = contact.custom_fields ?? {};
  let typed: Record<string, CustomValue> | null = null;
  for (const id of Object.keys(values)) {
    const value = values[id] ?? null;
    const final = finalValue(id, value, kinds, zone);
    if (final === value) continue;
    typed ??= { ...values };
    typed[id] = final;
  }
  // Most need no change, and so no copy.
  return typed === null ? contact : { ...contact, custom_fields: typed };
}

function finalValue(id: string, value: CustomValue, kinds: Kinds, zone: string | null): CustomValue {
  return dependsOnKind(value) ? typedValue(value, kinds.get(id), zone) : typedValue(value, undefined, zone);
}

/** Null if the connection isn't allowed to read the definitions; then the values stay unchecked. */
async function definitionsIfAllowed(connection: Connection): Promise<readonly CustomField[] | null> {
  try {
    return await readDefinitions(connection);
  } catch (error) {
    if (isProblem(error, 'forbidden', 'not_found', 'invalid_input')) return null;
    throw error;
  }
}

function storedValue(fields: readonly CustomField[], id: string, value: CustomValue, { timezone }: Connection): CustomValue {
  const field = requireField(fields, id);
  // An empty list empties a list; the service refuses an empty text.
  if (value === null) return field.kind === 'choices' || field.kind === 'tick' ? [] : null;
  return customInput(field, value, timezone);
}

function requireField(fields: readonly CustomField[], id: string): CustomField {
  const field = fields.find((one) => one.id === id);
  if (field !== undefined) return field;
  throw new Problem(
    'invalid_input',
    `This account has no custom field with the ID ${quote(id)}. It may have been deleted. Choose "Refresh fields" in this step and map the field again.`,
  );
}

function kindsIn(fields: readonly CustomField[]): Kinds {
  return new Map(fields.map(({ id, kind }) => [id, kind]));
}

function idsWithoutKind(contacts: readonly Contact[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { custom_fields: values = {} } of contacts)
    for (const id of Object.keys(values)) if (!ids.has(id) && dependsOnKind(values[id] ?? null)) ids.add(id);
  return ids;
}

const CACHE_KEY = 'custom_kinds';
const AN_HOUR = 60 * 60;
const KEPT = zod.record(zod.string(), zod.enum(CUSTOM_KINDS));

/**
 * The kinds of the fields with these IDs. A field never changes its kind, so the cache keeps them. Unreadable ones are
 * left out.
 */
async function kindsOf(connection: Connection, ids: ReadonlySet<string>): Promise<Kinds> {
  const kept = KEPT.safeParse(await connection.cache.get(CACHE_KEY));
  const before = new Map(kept.success ? Object.entries(kept.data) : []);
  if ([...ids].every((id) => before.has(id))) return before;
  try {
    const kinds = kindsIn((await readDefinitions(connection)) ?? []);
    await connection.cache.set(CACHE_KEY, Object.fromEntries(kinds), AN_HOUR);
    return kinds;
  } catch (error) {
    if (isProblem(error)) return before;
    throw error;
  }
}
