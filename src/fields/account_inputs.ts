import type { PlainInputField } from 'zapier-platform-core';
import type { Listing } from '../backends/backend.ts';
import type { Purpose } from '../contacts/contact_field.ts';
import { inWords } from '../contacts/text.ts';
import type { Run } from '../operation.ts';
import { contactInput, STATIC_INPUTS } from './contact_inputs.ts';
import { listCustomInputs } from './custom_inputs.ts';
import { accountInputs, explainMissingTagList, type FieldFunction, infoLine, pickerOrText, unlistedTagLine } from './form.ts';
import { labelOf } from './labels.ts';

/** The inputs that depend on the connected account: its other fields, and its custom fields. */
export function accountContactInputs(purpose: Purpose): FieldFunction {
  return accountInputs((run) => listAccountContactInputs(run, purpose));
}

/** The same for the account of this run. */
export async function listAccountContactInputs(run: Run, purpose: Purpose): Promise<PlainInputField[]> {
  const stored = run.backend.inputs[purpose === 'update' ? 'update' : 'create'];
  const missing = STATIC_INPUTS.filter((key) => !stored.includes(key)).map((key) => labelOf(key));
  const lines =
    missing.length === 0
      ? []
      : [infoLine('not_stored', `${run.backend.label} doesn't store ${inWords(missing)}. What you enter there is ignored.`)];
  const fields = stored.filter((key) => !STATIC_INPUTS.includes(key)).map((key) => pickable(run, contactInput(key, purpose)));
  return [...lines, ...explainMissingTagList(run), ...unlistedTagLine(run), ...fields, ...(await listCustomInputs(run))];
}

function pickable(run: Run, field: PlainInputField): PlainInputField {
  const { owners, businesses, folders } = run.backend;
  const lists: Readonly<Record<string, Listing | undefined>> = { owner_id: owners, business_id: businesses, folder_id: folders };
  return pickerOrText(run, field, lists[field.key]);
}
