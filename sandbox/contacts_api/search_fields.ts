import { isoTime } from './dates.ts';
import { badRequest } from './errors.ts';
import type { Contact, CustomField } from './records.ts';

/** A field that a search may filter by. */
export interface SearchField {
  readonly name: string;
  readonly kind: 'text' | 'date' | 'number' | 'boolean';
  /** The contact's values, ready to compare (texts in lower case, dates in milliseconds); none when it has none. */
  read(contact: Contact): readonly (string | number | boolean)[];
}

/** The field of that name; a custom field is `customFields.<its id>`. Throws 400 for one that the search does not know. */
export function searchField(name: unknown, customFields: ReadonlyMap<string, CustomField>): SearchField {
  const known = typeof name === 'string' && Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (typeof name === 'string' && known !== undefined) return { name, ...known };
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
      const value = contact.customFields.find((entry) => entry.id === id)?.value;
      const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
      return entries.flatMap((entry) => readable(entry, kind));
    },
  };
}

function readable(entry: unknown, kind: 'text' | 'date' | 'number'): (string | number)[] {
  if (kind === 'number') return typeof entry === 'number' || typeof entry === 'string' ? [Number(entry)] : [];
  const time = kind === 'date' ? momentOf(entry) : undefined;
  if (kind === 'date') return time === undefined ? [] : [time];
  return typeof entry === 'string' ? [entry.toLowerCase()] : [];
}

/** Days are kept as milliseconds (a number or a text) or in ISO 8601. */
function momentOf(entry: unknown): number | undefined {
  return typeof entry === 'number' || (typeof entry === 'string' && /^-?\d+$/.test(entry)) ? Number(entry) : isoTime(entry);
}
