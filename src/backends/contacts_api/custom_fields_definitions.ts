import * as zod from 'zod/mini';
import type { CustomField, CustomFieldKind } from '../../contacts/custom_field.ts';
import type { Connection } from '../backend.ts';
import { readableRows } from '../rows.ts';
import { locationPath } from './location.ts';
import * as wire from './wire.ts';

/** The location's custom fields, read once per run; null if no location is known. */
export function readDefinitions(connection: Connection): Promise<readonly CustomField[] | null> {
  const reading = READ.get(connection) ?? fetchDefinitions(connection);
  READ.set(connection, reading);
  return reading;
}

/** By connection, and so by run: a new run reads them again. */
const READ = new WeakMap<Connection, Promise<readonly CustomField[] | null>>();

async function fetchDefinitions(connection: Connection): Promise<readonly CustomField[] | null> {
  const path = locationPath(connection);
  if (path === null) return null;
  const response = await connection.http.send({
    method: 'GET',
    url: `${path}/customFields`,
    query: { model: 'contact' },
    schema: wire.customFields,
    doing: 'read the custom fields',
    writes: false,
    scope: 'locations/customFields.readonly',
  });
  return readableRows(connection, { rows: response.data.customFields, item: wire.definition, what: 'custom field' }).map(toField);
}

function toField({ id, name, dataType, picklistOptions, isAllowedCustomOption }: wire.WireDefinition): CustomField {
  const options = (picklistOptions ?? []).map(optionText).filter((option) => option !== '');
  const kind = kindOf((dataType ?? '').toUpperCase(), options.length);
  return { id, name: name ?? id, kind, options, open: isAllowedCustomOption ?? false, writable: !READ_ONLY.includes(kind) };
}

/** Another call uploads files, and the documents don't say what a list of text boxes takes. */
const READ_ONLY: readonly CustomFieldKind[] = ['files', 'link', 'list', 'other'];

/** Options are texts in the vendor's schema, but objects with a label also occur. */
function optionText(option: unknown): string {
  if (typeof option === 'string') return option;
  const read = zod.object({ label: zod.optional(zod.string()), name: zod.optional(zod.string()) }).safeParse(option);
  return read.success ? (read.data.label ?? read.data.name ?? '') : '';
}

/** `MONETORY` is the vendor's spelling. To this API, a tick box is a list with one option. */
function kindOf(dataType: string, options: number): CustomFieldKind {
  return dataType === 'CHECKBOX' && options < 2 ? 'tick' : (KINDS.get(dataType) ?? 'other');
}

const KINDS: ReadonlyMap<string, CustomFieldKind> = new Map([
  ['TEXT', 'text'],
  ['PHONE', 'text'],
  ['EMAIL', 'text'],
  ['TIME', 'text'],
  ['LARGE_TEXT', 'long_text'],
  ['NUMERICAL', 'number'],
  ['FLOAT', 'number'],
  ['MONETORY', 'money'],
  ['MONETARY', 'money'],
  ['DATE', 'date'],
  ['SINGLE_OPTIONS', 'choice'],
  ['RADIO', 'choice'],
  ['MULTIPLE_OPTIONS', 'choices'],
  ['CHECKBOX', 'choices'],
  ['TEXTBOX_LIST', 'list'],
  ['FILE_UPLOAD', 'files'],
  ['SIGNATURE', 'link'],
]);
