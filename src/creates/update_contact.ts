import { type CreatePerform, defineCreate, defineInputFields, type PlainInputField } from 'zapier-platform-core';
import { Problem } from '../contacts/errors.ts';
import { quote } from '../contacts/text.ts';
import { accountContactInputs } from '../fields/account_inputs.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { CONTACT_INPUT_GROUPS, identityInputs, otherStaticInputs } from '../fields/contact_inputs.ts';
import { WRITE_SAMPLE, writeOutputFields } from '../fields/contact_outputs.ts';
import { labelOf } from '../fields/labels.ts';
import { previewInput } from '../fields/preview_input.ts';
import { type Input, operation } from '../operation.ts';
import { addClearedFields } from '../steps/cleared_fields.ts';
import { readWritableContact, resolveContactId } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';
import { keysWithoutValue } from '../steps/no_value.ts';
import { previewIfAsked } from '../steps/preview.ts';
import { readContactChange } from '../steps/read_contact.ts';
import { readChoice, readTexts } from '../steps/read_input.ts';
import { onlySupported } from '../steps/supported_fields.ts';
import { listTagsWithCommas } from '../steps/tag_names.ts';
import { toWriteOutput } from '../steps/write_output.ts';

const TAGS_MODE: PlainInputField = {
  key: 'tags_mode',
  label: `${__BUILD__.words.Tags} Mode`,
  default: 'add',
  choices: {
    add: `Add these ${__BUILD__.words.tags}`,
    replace: `Replace all ${__BUILD__.words.tags} with these`,
    remove: `Remove these ${__BUILD__.words.tags}`,
  },
  group: 'more',
};

const inputFields = defineInputFields([
  { ...CONTACT_ID_INPUT, group: 'contact' },
  ...identityInputs('update'),
  ...otherStaticInputs('update'),
  ...(__BUILD__.can.tags ? [TAGS_MODE] : []),
  accountContactInputs('update'),
  {
    key: 'clear_fields',
    label: 'Fields to Clear',
    list: true,
    dynamic: 'field_list.id.name',
    group: 'more',
  },
  previewInput({ group: 'more' }),
]);

export const perform = operation(async (whole) => {
  const run = previewIfAsked(whole);
  const named = readWritableContact(run);
  const requested = addClearedFields(
    readContactChange(run, readChoice(run.input, 'tags_mode', ['add', 'replace', 'remove']) ?? 'add', await listTagsWithCommas(run)),
    readTexts(run.input, 'clear_fields') ?? [],
  );
  if (Object.keys(requested).length === 0) throw nothingToUpdate(run.input);
  const change = onlySupported(run.backend, requested, 'update');
  const id = await resolveContactId(run, named);
  const updated = await run.backend.contacts.update(run.connection, id, change);
  return toWriteOutput(run, { ...updated, requested, matchedBy: 'contact_id' });
}) satisfies CreatePerform;

function nothingToUpdate(input: Input): Problem {
  const [key] = keysWithoutValue(input);
  const why =
    key === undefined
      ? 'every field is blank'
      : `${quote(String(input[key]).trim())} in ${labelOf(key)} stands for no value, and the rest is blank`;
  return new Problem('invalid_input', `There's nothing to update, because ${why}. Fill in a field, or choose Fields to Clear.`);
}

export default defineCreate({
  key: 'update_contact',
  noun: 'Contact',
  display: { label: 'Update Contact', description: 'Updates a contact. Fields that you leave blank stay as they are.' },
  operation: {
    lock: CONTACT_LOCK,
    inputFieldGroups: CONTACT_INPUT_GROUPS,
    inputFields,
    perform,
    sample: WRITE_SAMPLE,
    outputFields: writeOutputFields([], { matched_by: 'contact_id' }),
  },
});
