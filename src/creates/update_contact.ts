import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { Problem } from '../contacts/errors.ts';
import { quote } from '../contacts/text.ts';
import { accountContactFields } from '../fields/account_inputs.ts';
import { CONTACT_ID } from '../fields/contact_id.ts';
import { GROUPS, IDENTITY_FIELDS, MORE_FIELDS } from '../fields/contact_inputs.ts';
import { WRITTEN_SAMPLE, writtenOutputs } from '../fields/contact_outputs.ts';
import { labelOf } from '../fields/labels.ts';
import { type Input, operation } from '../operation.ts';
import { readContact, storable, withCleared } from '../steps/contact_change.ts';
import { contactId, namedContact } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';
import { keysWithoutValue } from '../steps/no_value.ts';
import { oneOf, texts } from '../steps/read_input.ts';
import { tagsWithCommas } from '../steps/tag_names.ts';
import { written } from '../steps/write_output.ts';

const inputFields = defineInputFields([
  { ...CONTACT_ID, group: 'contact' },
  ...IDENTITY_FIELDS,
  ...MORE_FIELDS,
  accountContactFields('update'),
  {
    key: 'tags_mode',
    label: 'Tags Mode',
    default: 'add',
    choices: { add: 'Add these tags', replace: 'Replace all tags by these', remove: 'Remove these tags' },
    group: 'more',
    helpText: 'What happens with the tags that you filled in.',
  },
  {
    key: 'clear_fields',
    label: 'Fields to Clear',
    list: true,
    dynamic: 'field_list.id.name',
    group: 'more',
    helpText: 'These fields are emptied. A field that you only leave blank keeps what it holds.',
  },
]);

export const perform = operation(async (run) => {
  const named = namedContact(run.input);
  const given = withCleared(
    readContact(run, oneOf(run.input, 'tags_mode', ['add', 'replace', 'remove']) ?? 'add', await tagsWithCommas(run)),
    texts(run.input, 'clear_fields') ?? [],
  );
  if (Object.keys(given).length === 0) throw nothingToUpdate(run.input);
  const change = storable(run.backend, given, 'update');
  const id = await contactId(run, named);
  const updated = await run.backend.contacts.update(run.connection, id, change);
  return written(run, { ...updated, given, matchedBy: 'contact_id' });
}) satisfies CreatePerform;

function nothingToUpdate(input: Input): Problem {
  const [key] = keysWithoutValue(input);
  const why =
    key === undefined
      ? 'every field is blank, and blank means keep'
      : `${quote(String(input[key]).trim())} in ${labelOf(key)} stands for no value, and the rest is blank`;
  return new Problem('invalid_input', `There is nothing to update: ${why}. Fill in a field, or choose fields to clear.`);
}

export default defineCreate({
  key: 'update_contact',
  noun: 'Contact',
  display: { label: 'Update Contact', description: 'Updates a contact; what you leave blank stays as it is.' },
  operation: {
    lock: CONTACT_LOCK,
    inputFieldGroups: GROUPS,
    inputFields,
    perform,
    sample: WRITTEN_SAMPLE,
    outputFields: writtenOutputs([], { matched_by: 'contact_id' }),
  },
});
