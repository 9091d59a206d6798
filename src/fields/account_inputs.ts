import type { PlainInputField } from 'zapier-platform-core';
import type { Listing } from '../backends/backend.ts';
import type { Run } from '../operation.ts';
import { INPUTS, type Purpose, STATIC_INPUTS } from './contact_inputs.ts';
import { customInputs } from './custom_inputs.ts';
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
  const fields = stored.filter((key) => !STATIC_INPUTS.includes(key)).map((key) => pickable(run, INPUTS[key]));
  return [...lines, ...tagLines(run), ...fields, ...(await customInputs(run))];
}

function pickable(run: Run, field: PlainInputField): PlainInputField {
  const { owners, businesses, folders } = run.backend;
  const lists: Readonly<Record<string, Listing | undefined>> = { owner_id: owners, business_id: businesses, folder_id: folders };
  return picker(run, field, lists[field.key]);
}
