import type { PlainInputField } from 'zapier-platform-core';
import { type CustomField, type CustomValue, type CustomValues, customId, customKey } from '../contacts/custom_field.ts';
import { isProblem } from '../contacts/errors.ts';
import { inWords } from '../contacts/text.ts';
import type { Input, Run } from '../operation.ts';
import { line } from './form.ts';
import { text, texts } from './input.ts';

/** The account's own fields as inputs, and a line that names those that cannot be set; a line in their place where the connection may not read which there are. */
export async function customInputs(run: Run): Promise<PlainInputField[]> {
  try {
    const fields = (await run.backend.customFields?.list(run.connection)) ?? [];
    const readOnly = fields.filter(({ writable }) => !writable).map(({ name }) => name);
    return [
      ...fields.filter(({ writable }) => writable).map(customInput),
      ...(readOnly.length === 0 ? [] : [line('own_fields_read_only', `These custom fields can't be set here: ${inWords(readOnly)}.`)]),
    ];
  } catch (error) {
    if (isProblem(error, 'forbidden')) return [line('own_fields_not_listed', `Your own fields are not shown. ${error.message}`)];
    throw error;
  }
}

/** The custom values that a step was given, as they came: what a field can hold is checked with its definition. */
export function readCustom(input: Input): CustomValues {
  const given = Object.entries(input).flatMap(([key, value]) => {
    const id = isBlank(value) ? null : customId(key);
    return id === null ? [] : [[id, customValue(key, value)] as const];
  });
  return Object.fromEntries(given);
}

/**
 * Numbers, money, ticks and dates are text: Zapier would make 1 of "$1,500.00" and today of "n/a" before anything could be checked.
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
      return { ...field, placeholder: '2026-12-31', helpText: 'A date. The time of day is not kept.' };
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

function customValue(key: string, value: unknown): CustomValue {
  // Which of its options a text names is for the field to say: an option can hold a comma.
  if (Array.isArray(value)) return texts({ [key]: value }, key, () => true) ?? [];
  return typeof value === 'number' || typeof value === 'boolean' ? value : (text({ [key]: value }, key) ?? null);
}

function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isBlank);
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
