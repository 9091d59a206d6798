import { requirePort } from '../backends/backend.ts';
import { contactField, isContactKey } from '../contacts/contact_keys.ts';
import { customId } from '../contacts/custom_field.ts';
import { Problem } from '../contacts/errors.ts';
import type { ContactQuery } from '../contacts/query.ts';
import { quote } from '../contacts/text.ts';
import type { Run } from '../operation.ts';
import { checkEmail, checkPhone, readSearchText, readStartTime } from './read_input.ts';
import { readSelection } from './selection.ts';

/** Reads the conditions. Those that the account doesn't have are refused before any request. */
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
  if (business !== undefined) requirePort(backend, 'businesses', 'Business blank');
  if (owner !== undefined) requirePort(backend, 'owners', 'Owner blank');
  return {
    ...readSelection(run),
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
  requirePort(backend, 'customFields', 'Custom Field and Custom Value blank');
  if (field === undefined || value === undefined)
    throw new Problem('invalid_input', 'Custom Field and Custom Value go together, and one of them is blank. Fill in both.');
  if (isContactKey(field) && contactField(field).input !== undefined)
    throw new Problem(
      'invalid_input',
      `${quote(field)} in Custom Field isn't a custom field, because every contact has it. Choose one of your account's own fields.`,
    );
  return { id: customId(field) ?? field, value };
}
