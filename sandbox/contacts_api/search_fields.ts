import { isoTime } from './dates.ts';
import { badRequest } from './errors.ts';
import type { Contact, CustomField } from './records.ts';

/** A field for filters of a search. */
export interface SearchField {
  readonly name: string;
  readonly kind: 'text' | 'date' | 'number' | 'boolean';
  /** The contact's values, ready to compare (texts in lower case, dates in milliseconds); empty if it has none. */
  read(contact: Contact): readonly (string | number | boolean)[];
}

/** The field with that name; a custom field is `customFields.<its ID>`. Throws 400 for an unknown one. */
export function searchField(name: unknown, customFields: ReadonlyMap<string, CustomField>): SearchField {
  const field = typeof name === 'string' && Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (typeof name === 'string' && field !== undefined) return { name, ...field };
  const custom = typeof name === 'string' && name.startsWith(CUSTOM) ? customFields.get(name.slice(CUSTOM.length)) : undefined;
  if (custom === undefined) throw badRequest(`Invalid field ${String(name)}`);
  return customField(String(name), custom);
}

const CUSTOM = 'customFields.';

const text = (read: (contact: Contact) => string | null): Omit<SearchField, 'name'> => ({
  kind: 'text',
  read: (contact) => {
    const value = read(contact);
    return value === null ? [] : [value.toLowerCase()];
  },
});

const FIELDS: Readonly<Record<string, Omit<SearchField, 'name'>>> = {
  id: text(({ id }) => id),
  email: text(({ email }) => email),
  phone: text(({ phone }) => phone),
  firstNameLowerCase: text(({ firstName }) => firstName),
  lastNameLowerCase: text(({ lastName }) => lastName),
  type: text(({ type }) => type),
  source: text(({ source }) => source),
  assignedTo: text(({ assignedTo }) => assignedTo),
  businessName: text(({ companyName }) => companyName),
  tags: { kind: 'text', read: ({ tags }) => tags },
  dnd: { kind: 'boolean', read: ({ dnd }) => [dnd] },
  dateAdded: { kind: 'date', read: ({ dateAdded }) => [dateAdded] },
  dateUpdated: { kind: 'date', read: ({ dateUpdated }) => [dateUpdated] },
};

function customField(name: string, { id, dataType }: CustomField): SearchField {
  const kind = dataType === 'DATE' ? 'date' : ['NUMERICAL', 'MONETORY', 'FLOAT'].includes(dataType) ? 'number' : 'text';
  return {
    name,
    kind,
    read: (contact) => {
      const value = contact.customFields.find((item) => item.id === id)?.value;
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      return items.flatMap((item) => readable(item, kind));
    },
  };
}

function readable(item: unknown, kind: 'text' | 'date' | 'number'): (string | number)[] {
  if (kind === 'number') return typeof item === 'number' || typeof item === 'string' ? [Number(item)] : [];
  const time = kind === 'date' ? momentOf(item) : undefined;
  if (kind === 'date') return time === undefined ? [] : [time];
  return typeof item === 'string' ? [item.toLowerCase()] : [];
}

/** Days are stored as milliseconds (a number or a text) or in ISO 8601. */
function momentOf(item: unknown): number | undefined {
  return typeof item === 'number' || (typeof item === 'string' && /^-?\d+$/.test(item)) ? Number(item) : isoTime(item);
}
