import type { PlainInputField } from 'zapier-platform-core';
import { standaloneInput } from './contact_inputs.ts';
import { accountInputs, type FieldFunction, leaveBlankLine, pickerOrText } from './form.ts';
import { INCLUDED_FIELDS } from './include_outputs.ts';

/** The search conditions that only some accounts have. */
export const queryInputs: FieldFunction = accountInputs((run) => {
  const { backend } = run;
  const fields: PlainInputField[] = [];
  if (backend.businesses !== undefined)
    fields.push(pickerOrText(run, standaloneInput('business_id', 'Only contacts of this business.'), backend.businesses));
  if (backend.owners !== undefined)
    fields.push(pickerOrText(run, standaloneInput('owner_id', 'Only contacts of this owner.'), backend.owners));
  if (backend.customFields !== undefined)
    fields.push(
      {
        key: 'custom_field',
        label: 'Custom Field',
        type: 'string',
        dynamic: 'field_list.id.name',
        helpText: "One of your account's own fields. Fill in Custom Value, too.",
      },
      {
        key: 'custom_value',
        label: 'Custom Value',
        type: 'string',
        helpText: 'The value that the field in Custom Field must have.',
      },
    );
  return [
    ...fields,
    ...INCLUDED_FIELDS.flatMap(({ key }) => (key === 'appointments' ? [] : leaveBlankLine(run, key, 'them out of Include'))),
  ];
});
