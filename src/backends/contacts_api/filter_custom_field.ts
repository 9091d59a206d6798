import type { Contact } from '../../contacts/contact.ts';
import type { CustomField, CustomFieldKind, CustomValue } from '../../contacts/custom_field.ts';
import { customInput } from '../../contacts/custom_input.ts';
import { Problem } from '../../contacts/errors.ts';
import type { ContactQuery } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { customField, withKinds } from './custom_fields.ts';
import type { Filter } from './filter.ts';

/** A query with its custom value in the form of the field, both for the request and for checking the results. */
export interface CustomFieldQuery {
  readonly query: ContactQuery;
  readonly filters: readonly Filter[];
  /** The contact, with the custom value in the form in which it's compared. */
  readonly read: (contact: Contact) => Contact;
}

/**
 * Reads the definition of the query's custom field, if it has one. Throws `invalid_input` if the value doesn't fit, or
 * if the field is missing.
 */
export async function withCustomField(connection: Connection, query: ContactQuery): Promise<CustomFieldQuery> {
  const custom = query.custom_field;
  if (custom === undefined) return { query, filters: [], read: (contact) => contact };
  const { id } = custom;
  const field = await customField(connection, id);
  const value = field === null ? custom.value : storedValueOf(field, custom.value, connection.timezone);
  const kinds = new Map<string, CustomFieldKind>(field === null ? [] : [[id, field.kind]]);
  return {
    query: { ...query, custom_field: field === null ? custom : { id, value, kind: field.kind } },
    filters: filtersFor(`customFields.${id}`, value, field?.kind),
    read: (contact) => withKinds(contact, kinds, connection.timezone),
  };
}

function storedValueOf(field: CustomField, value: CustomValue, zone: string | null): CustomValue {
  if (field.writable) return customInput(field, value, zone);
  throw new Problem('invalid_input', `${field.name} can't be searched. Choose another custom field.`);
}

function filtersFor(field: string, value: CustomValue, kind: CustomFieldKind | undefined): Filter[] {
  if (kind === 'date' && typeof value === 'string') return [{ field, operator: 'range', value: rangeAround(value) }];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((one) => ({ field, operator: 'eq', value: typeof one === 'number' ? one : String(one) }));
}

/** The day's midnight in every zone, because the service stores some days as midnight of an unknown one. */
function rangeAround(day: string): { gte: string; lte: string } {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return { gte: new Date(midnight - 14 * AN_HOUR).toISOString(), lte: new Date(midnight + 12 * AN_HOUR).toISOString() };
}

const AN_HOUR = 60 * 60 * 1000;
