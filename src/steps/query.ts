import { need } from '../backends/backend.ts';
import { customId } from '../contacts/custom_field.ts';
import { Problem } from '../contacts/errors.ts';
import type { ContactQuery } from '../contacts/query.ts';
import { quote } from '../contacts/text.ts';
import { CONTACT_INPUTS } from '../fields/contact_inputs.ts';
import type { Run } from '../operation.ts';
import { checkEmail, checkPhone, readSearchText, readStartTime } from './read_input.ts';
import { readScope } from './selection.ts';

/** Reads the conditions; at least one is needed, and those that the account has no notion of are refused before any request. */
export function readQuery(run: Run): ContactQuery {
  const { backend, input, connection } = run;
  const text = readSearchText(input, 'query');
  const address = readSearchText(input, 'email');
  const number = readSearchText(input, 'phone');
  const name = readSearchText(input, 'name');
  const business = readSearchText(input, 'business_id');
  const owner = readSearchText(input, 'owner_id');
  const after = readStartTime(input, 'updated_after', connection.timezone);
  const custom = readCustom(run);
  if (business !== undefined) need(backend, 'businesses');
  if (owner !== undefined) need(backend, 'owners');
  return {
    ...readScope(run),
    ...(text === undefined ? {} : { text }),
    ...(address === undefined ? {} : { email: checkEmail(address, 'email') }),
    ...(number === undefined ? {} : { phone: checkPhone(number, 'phone') }),
    ...(name === undefined ? {} : { name }),
    ...(business === undefined ? {} : { business_id: business }),
    ...(owner === undefined ? {} : { owner_id: owner }),
    ...(after === undefined ? {} : { updated_after: after }),
    ...(custom === undefined ? {} : { custom_field: custom }),
  };
}

function readCustom({ backend, input }: Run): { id: string; value: string } | undefined {
  const field = readSearchText(input, 'custom_field');
  const value = readSearchText(input, 'custom_value');
  if (field === undefined && value === undefined) return undefined;
  need(backend, 'customFields');
  if (field === undefined || value === undefined)
    throw new Problem('invalid_input', 'To look for a custom field, fill in both the field and its value. Nothing was sent.');
  if (Object.hasOwn(CONTACT_INPUTS, field))
    throw new Problem(
      'invalid_input',
      `${quote(field)} is a field that every contact has, and no custom field. Choose one of your own fields, or use the condition of that name. Nothing was sent.`,
    );
  return { id: customId(field) ?? field, value };
}
