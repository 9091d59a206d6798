import * as zod from 'zod/mini';
import type { ContactChange } from '../../contacts/change.ts';
import type { CustomField, CustomFieldKind } from '../../contacts/custom_field.ts';
import { isProblem, Problem } from '../../contacts/errors.ts';
import { quote } from '../../contacts/text.ts';
import { isDay } from '../../contacts/time.ts';
import type { Connection, CustomFieldsPort } from '../backend.ts';
import { readableRows } from '../readable.ts';
import { locationPath } from './place.ts';
import * as wire from './wire.ts';

/** The location's own contact fields, kept for a few minutes: every output that has some needs their names. */
export const customFields: CustomFieldsPort = {
  list: async (connection) => {
    const kept = KEPT.safeParse(await connection.cache.get(CACHE_KEY));
    if (kept.success) return kept.data;
    const fields = await fetched(connection);
    await connection.cache.set(CACHE_KEY, fields, MINUTES * 60);
    return fields;
  },
};

/** Each custom value in the form that the API wants for its kind; a value that cannot be of its kind is refused. */
export async function encoded(connection: Connection, change: ContactChange): Promise<ContactChange> {
  const values = Object.entries(change.custom_fields ?? {});
  if (values.length === 0) return change;
  const fields = await known(connection);
  const field = (id: string): CustomField | undefined => fields.find((one) => one.id === id);
  return {
    ...change,
    custom_fields: Object.fromEntries(values.map(([id, value]) => [id, value === null ? emptied(field(id)) : valueFor(field(id), value)])),
  };
}

/** Where the definitions cannot be read the values go as they came. */
async function known(connection: Connection): Promise<readonly CustomField[]> {
  try {
    return await customFields.list(connection);
  } catch (error) {
    if (isProblem(error, 'forbidden', 'not_found', 'invalid_input')) return [];
    throw error;
  }
}

/** A list is emptied by an empty list; a text in its place is refused. */
function emptied(field: CustomField | undefined): readonly string[] | null {
  return field?.kind === 'choices' || field?.kind === 'tick' ? [] : null;
}

function valueFor(field: CustomField | undefined, value: unknown): unknown {
  switch (field?.kind) {
    case 'tick':
      // A tick box is a list with one option to this API: ticked it holds the option, else nothing.
      return [value].flat().some((one) => ['false', 'no', '0', 'off'].includes(String(one).toLowerCase()))
        ? []
        : [field.options[0] ?? 'true'];
    case 'choices':
      return [value].flat().map(String);
    case 'number':
    case 'money':
      return numberFor(field, value);
    case 'date':
      return dayFor(field, value);
    case 'text':
    case 'long_text':
    case 'choice':
      // The API takes a text only, and an earlier step may give a number, or several values.
      return [value].flat().map(String).join(', ');
    default:
      return typeof value === 'boolean' ? String(value) : value;
  }
}

function numberFor(field: CustomField, value: unknown): number {
  const number = Number(value);
  if (Number.isFinite(number)) return number;
  throw new Problem(
    'invalid_input',
    `"${field.name}" holds a number, and ${quote(String(value))} is none. Correct it. Nothing was written.`,
  );
}

/** The day as it was written: a time of day and a zone are not kept. */
function dayFor(field: CustomField, value: unknown): string {
  const day = String(value).slice(0, 10);
  if (isDay(day)) return day;
  throw new Problem(
    'invalid_input',
    `"${field.name}" holds a date, and ${quote(String(value))} is none. Write it as YYYY-MM-DD. Nothing was written.`,
  );
}

const CACHE_KEY = 'custom_fields';
const MINUTES = 10;

const KINDS = ['text', 'long_text', 'number', 'money', 'date', 'choice', 'choices', 'tick', 'unsupported'] as const;
const KEPT = zod.array(zod.object({ id: zod.string(), name: zod.string(), kind: zod.enum(KINDS), options: zod.array(zod.string()) }));

async function fetched(connection: Connection): Promise<readonly CustomField[]> {
  const path = locationPath(connection);
  if (path === null) return [];
  const answer = await connection.http.send({
    method: 'GET',
    url: `${path}/customFields`,
    query: { model: 'contact' },
    answer: wire.customFields,
    doing: 'read the custom fields',
    writes: false,
    needs: 'locations/customFields.readonly',
  });
  return readableRows(connection, { rows: answer.data.customFields, item: wire.definition, what: 'custom field' }).map((field) => {
    const options = (field.picklistOptions ?? []).map(optionText).filter((option) => option !== '');
    return { id: field.id, name: field.name ?? field.id, kind: kindOf(field.dataType ?? '', options.length), options };
  });
}

/** Options are texts in the vendor's schema; objects with a label are seen too. */
function optionText(option: unknown): string {
  if (typeof option === 'string') return option;
  const read = zod.object({ label: zod.optional(zod.string()), name: zod.optional(zod.string()) }).safeParse(option);
  return read.success ? (read.data.label ?? read.data.name ?? '') : '';
}

/** `MONETORY` is the vendor's spelling. */
function kindOf(dataType: string, options: number): CustomFieldKind {
  const kinds: Readonly<Record<string, CustomFieldKind>> = {
    TEXT: 'text',
    PHONE: 'text',
    LARGE_TEXT: 'long_text',
    NUMERICAL: 'number',
    MONETORY: 'money',
    MONETARY: 'money',
    DATE: 'date',
    SINGLE_OPTIONS: 'choice',
    RADIO: 'choice',
    MULTIPLE_OPTIONS: 'choices',
    CHECKBOX: options > 1 ? 'choices' : 'tick',
  };
  return kinds[dataType] ?? 'unsupported';
}
