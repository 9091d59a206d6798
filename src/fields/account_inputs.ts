import type { PlainInputField } from 'zapier-platform-core';
import type { Listing } from '../backends/backend.ts';
import { CUSTOM_PREFIX, type CustomField } from '../contacts/custom_field.ts';
import { isProblem } from '../contacts/errors.ts';
import type { Run } from '../operation.ts';
import { INPUTS, type Purpose, STATIC_INPUTS, sayingBlank } from './contact_inputs.ts';
import { type FieldFunction, form, line, picker, tagLines } from './form.ts';

/** The fields that only the connected account knows: what else it can store, and its own custom fields. */
export function accountContactFields(purpose: Purpose): FieldFunction {
  return form((run) => contactFieldsOf(run, purpose));
}

/** Those of the account of this run. */
export async function contactFieldsOf(run: Run, purpose: Purpose): Promise<PlainInputField[]> {
  const stored = run.backend.inputs[purpose === 'update' ? 'update' : 'create'];
  const missing = STATIC_INPUTS.filter((key) => !stored.includes(key)).map((key) => INPUTS[key].label ?? key);
  const lines =
    missing.length === 0 ? [] : [line('not_stored', `${run.backend.label} does not store: ${missing.join(', ')}. Leave these blank.`)];
  const fields = stored.filter((key) => !STATIC_INPUTS.includes(key)).map((key) => pickable(run, sayingBlank(INPUTS[key], purpose)));
  return [...lines, ...tagLines(run), ...fields, ...(await customInputs(run, purpose))];
}

/** The account's own fields as inputs of their own kind; a line in their place where the connection may not read which there are. */
async function customInputs(run: Run, purpose: Purpose): Promise<PlainInputField[]> {
  try {
    const fields = (await run.backend.customFields?.list(run.connection)) ?? [];
    return fields.filter(({ kind }) => kind !== 'unsupported').map((field) => sayingBlank(customInput(field), purpose));
  } catch (error) {
    if (isProblem(error, 'forbidden')) return [line('custom_fields_not_listed', `Your own fields are not shown. ${error.message}`)];
    throw error;
  }
}

function pickable(run: Run, field: PlainInputField): PlainInputField {
  const { owners, businesses, folders } = run.backend;
  const lists: Readonly<Record<string, Listing | undefined>> = { owner_id: owners, business_id: businesses, folder_id: folders };
  return picker(run, field, lists[field.key]);
}

function customInput({ id, name, kind, options }: CustomField): PlainInputField {
  const field: PlainInputField = { key: `${CUSTOM_PREFIX}${id}`, label: name, required: false, group: 'more' };
  const choices = options.length === 0 ? {} : { choices: Object.fromEntries(options.map((option) => [option, option])) };
  switch (kind) {
    case 'long_text':
      return { ...field, type: 'text' };
    case 'number':
    case 'money':
      return { ...field, type: 'number' };
    case 'date':
      return { ...field, type: 'datetime', helpText: 'A date; the time of day is not kept.' };
    case 'choice':
      return { ...field, type: 'string', ...choices };
    case 'choices':
      return { ...field, type: 'string', list: true, ...choices };
    case 'tick':
      return { ...field, type: 'boolean' };
    default:
      return { ...field, type: 'string' };
  }
}
