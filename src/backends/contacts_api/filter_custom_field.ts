import type { Contact } from '../../contacts/contact.ts';
import type { CustomField, CustomFieldKind, CustomValue } from '../../contacts/custom_field.ts';
import { customInput } from '../../contacts/custom_input.ts';
import { Problem } from '../../contacts/errors.ts';
import type { ContactQuery } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { customField, withKinds } from './custom_fields.ts';
import type { Filter } from './filter.ts';

/** A query whose custom value is in the form of its field: what the service is asked, and what its answers are judged by. */
export interface Judged {
  readonly query: ContactQuery;
  readonly filters: readonly Filter[];
  /** The contact with the custom value in the form in which it is compared. */
  readonly read: (contact: Contact) => Contact;
}

/** Reads the field that the query names, anew and only then. Throws `invalid_input` for a value that it cannot hold, and for a field that is gone. */
export async function judged(connection: Connection, query: ContactQuery): Promise<Judged> {
  const custom = query.custom_field;
  if (custom === undefined) return { query, filters: [], read: (contact) => contact };
  const { id, value } = custom;
  const field = await customField(connection, id);
  const wanted = field === null ? value : wantedOf(field, value, connection.timezone);
  const kinds = new Map<string, CustomFieldKind>(field === null ? [] : [[id, field.kind]]);
  return {
    query: { ...query, custom_field: field === null ? custom : { id, value: wanted, kind: field.kind } },
    filters: filtersFor(`customFields.${id}`, wanted, field?.kind),
    read: (contact) => withKinds(contact, kinds, connection.timezone),
  };
}

function wantedOf(field: CustomField, value: CustomValue, zone: string | null): CustomValue {
  if (field.writable) return customInput(field, value, zone);
  throw new Problem('invalid_input', `${field.name} can't be searched. Choose another custom field.`);
}

function filtersFor(field: string, wanted: CustomValue, kind: CustomFieldKind | undefined): Filter[] {
  if (kind === 'date' && typeof wanted === 'string') return [{ field, operator: 'range', value: around(wanted) }];
  const values: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  return values.map((value) => ({ field, operator: 'eq', value: typeof value === 'number' ? value : String(value) }));
}

/** The first moment of the day in any zone: the service keeps some days as that of a zone that it does not tell. */
function around(day: string): { gte: string; lte: string } {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return { gte: new Date(midnight - 14 * AN_HOUR).toISOString(), lte: new Date(midnight + 12 * AN_HOUR).toISOString() };
}

const AN_HOUR = 60 * 60 * 1000;
