import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { inputKeysOf } from '../contacts/change.ts';
import { accountContactInputs } from '../fields/account_inputs.ts';
import { CONTACT_INPUT_GROUPS, identityInputs, otherStaticInputs } from '../fields/contact_inputs.ts';
import { WRITE_SAMPLE, writeOutputFields } from '../fields/contact_outputs.ts';
import { operation } from '../operation.ts';
import { problemForDuplicate } from '../steps/duplicate.ts';
import { readContactChange, requireIdentifyingField } from '../steps/read_contact.ts';
import { onlySupported } from '../steps/supported_fields.ts';
import { listTagsWithCommas } from '../steps/tag_names.ts';
import { toWriteOutput } from '../steps/write_output.ts';

const inputFields = defineInputFields([...identityInputs('create'), ...otherStaticInputs('create'), accountContactInputs('create')]);

export const perform = operation(async (run) => {
  const requested = readContactChange(run, 'add', await listTagsWithCommas(run));
  requireIdentifyingField(requested);
  const change = onlySupported(run.backend, requested, 'create');
  requireIdentifyingField(change);
  const contact = await run.backend.contacts.create(run.connection, change).catch(async (error: unknown) => {
    throw await problemForDuplicate(run, error, requested);
  });
  return toWriteOutput(run, { requested, before: null, contact, changed: inputKeysOf(change), matchedBy: null });
}) satisfies CreatePerform;

const CREATED = {
  outcome: 'created',
  matched_by: null,
  changed_fields: ['full_name', 'email'],
  changes: [
    { field: 'full_name', before: null, after: 'Ada Example' },
    { field: 'email', before: null, after: 'ada@example.com' },
  ],
  ignored_fields: [],
};

export default defineCreate({
  key: 'create_contact',
  noun: 'Contact',
  display: { label: 'Create Contact', description: 'Creates a new contact.' },
  operation: {
    inputFieldGroups: CONTACT_INPUT_GROUPS,
    inputFields,
    perform,
    sample: { ...WRITE_SAMPLE, outcome: CREATED.outcome },
    outputFields: writeOutputFields([], CREATED),
  },
});
