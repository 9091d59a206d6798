import type { PlainInputField } from 'zapier-platform-core';
import { type CustomField, customKey } from '../contacts/custom_field.ts';
import { isProblem } from '../contacts/errors.ts';
import { inWords } from '../contacts/text.ts';
import type { Run } from '../operation.ts';
import { infoLine } from './form.ts';

/** The custom fields as inputs, and a line that names the read-only ones. One line instead if the connection may not read them. */
export async function listCustomInputs(run: Run): Promise<PlainInputField[]> {
  try {
    const fields = (await run.backend.customFields?.list(run.connection)) ?? [];
    const readOnly = fields.filter(({ writable }) => !writable).map(({ name }) => name);
    return [
      ...fields.filter(({ writable }) => writable).map(customInput),
      ...(readOnly.length === 0 ? [] : [infoLine('own_fields_read_only', `These custom fields can't be set here: ${inWords(readOnly)}.`)]),
    ];
  } catch (error) {
    if (isProblem(error, 'forbidden')) return [infoLine('own_fields_not_listed', `Your own fields aren't shown. ${error.message}`)];
    throw error;
  }
}

/**
 * Numbers, money, checkboxes and dates are text inputs: Zapier would turn "$1,500.00" into 1 and "n/a" into today before it can be checked.
 */
function customInput({ id, name, kind, options }: CustomField): PlainInputField {
  const field: PlainInputField = { key: customKey(id), label: name, type: 'string', required: false, group: 'more' };
  const choices = options.length === 0 ? {} : { choices: Object.fromEntries(options.map((option) => [option, option])) };
  switch (kind) {
    case 'long_text':
      return { ...field, type: 'text' };
    case 'number':
      return { ...field, placeholder: '1500.5', helpText: 'A number.' };
    case 'money':
      return { ...field, placeholder: '1500.50', helpText: 'An amount, with or without a currency.' };
    case 'date':
      return { ...field, placeholder: '2026-12-31', helpText: "A date. The time of day isn't kept." };
    case 'choice':
      return { ...field, ...choices };
    case 'choices':
      return { ...field, list: true, ...choices };
    case 'list':
      return { ...field, list: true };
    case 'tick':
      return { ...field, choices: { yes: 'Yes', no: 'No' } };
    default:
      return field;
  }
}
