import type { ContactChange } from '../../contacts/change.ts';
import type { CustomField, CustomValue, CustomValues } from '../../contacts/custom_field.ts';
import { customInput } from '../../contacts/custom_input.ts';
import { Problem } from '../../contacts/errors.ts';
import type { ContactQuery } from '../../contacts/query.ts';
import { quote } from '../../contacts/text.ts';
import { outlookType } from '../account_types.ts';
import type { CustomFieldsPort } from '../backend.ts';
import type { ContactBody, WireContact } from './wire.ts';

/**
 * Properties of an Outlook contact that no other account type has.
 * https://learn.microsoft.com/graph/api/resources/contact
 */
const TEXTS = [
  ['spouseName', 'Spouse'],
  ['assistantName', 'Assistant'],
  ['profession', 'Profession'],
  ['initials', 'Initials'],
  ['fileAs', 'File As'],
  ['yomiGivenName', 'Yomi First Name'],
  ['yomiSurname', 'Yomi Last Name'],
  ['yomiCompanyName', 'Yomi Company'],
] as const;

const FIELDS: readonly CustomField[] = [
  ...TEXTS.map(([id, name]): CustomField => ({ id, name, kind: 'text', options: [], open: false, writable: true })),
  { id: 'children', name: 'Children', kind: 'list', options: [], open: false, writable: true },
];

/** The IDs are the names of the properties, the same in every mailbox, so no request is needed. */
export const customFields: CustomFieldsPort = { list: async () => FIELDS, ids: FIELDS.map(({ id }) => id) };

/** To compare the values of a change with those of a contact. */
export const KINDS = new Map(FIELDS.map(({ id, kind }) => [id, kind] as const));

/** All of these properties, null if the contact has none. */
export function customValuesOf(wire: WireContact): CustomValues {
  const values: Record<string, CustomValue> = {};
  for (const [id] of TEXTS) values[id] = wire[id] || null;
  values.children = wire.children ?? [];
  return values;
}

/** The change, with each value in the form of its property. */
export function withCustomValues(change: ContactChange): ContactChange {
  const values = Object.entries(change.custom_fields ?? {});
  if (values.length === 0) return change;
  return { ...change, custom_fields: Object.fromEntries(values.map(([id, value]) => [id, customInput(fieldWith(id), value, null)])) };
}

/** The query, with its value in the form of the property. */
export function withCustomCondition(query: ContactQuery): ContactQuery {
  const custom = query.custom_field;
  if (custom === undefined) return query;
  const field = fieldWith(custom.id);
  return { ...query, custom_field: { id: custom.id, value: customInput(field, custom.value, null), kind: field.kind } };
}

/** The properties that the change names. Null empties a text, and an empty list a list. */
export function customBody({ custom_fields: values = {} }: ContactChange): ContactBody {
  const texts = TEXTS.flatMap(([id]) => (values[id] === undefined ? [] : [[id, textIn(values[id])] as const]));
  return { ...Object.fromEntries(texts), ...(values.children === undefined ? {} : { children: listIn(values.children) }) };
}

function fieldWith(id: string): CustomField {
  const field = FIELDS.find((one) => one.id === id);
  if (field !== undefined) return field;
  throw new Problem('invalid_input', `${outlookType.label} has no custom field with the ID ${quote(id)}. Choose one from the list.`);
}

function textIn(value: CustomValue): string | null {
  return value === null || value === '' ? null : String(value);
}

function listIn(value: CustomValue): string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.map(String);
}
