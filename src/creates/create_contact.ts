import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { accountContactFields } from '../fields/account_inputs.ts';
import { GROUPS, IDENTITY_FIELDS, MORE_FIELDS } from '../fields/contact_inputs.ts';
import { WRITTEN_SAMPLE, writtenOutputs } from '../fields/contact_outputs.ts';
import { operation } from '../operation.ts';
import { changedKeys } from '../steps/changed_keys.ts';
import { readContact, requireSomebody, storable } from '../steps/contact_change.ts';
import { duplicateProblem } from '../steps/duplicate.ts';
import { tagsWithCommas } from '../steps/tag_names.ts';
import { written } from '../steps/write_output.ts';

const inputFields = defineInputFields([...IDENTITY_FIELDS, ...MORE_FIELDS, accountContactFields('create')]);

export const perform = operation(async (run) => {
  const given = readContact(run, 'add', await tagsWithCommas(run));
  requireSomebody(given);
  const change = storable(run.backend, given, 'create');
  requireSomebody(change);
  const contact = await run.backend.contacts.create(run.connection, change).catch(async (error: unknown) => {
    throw await duplicateProblem(run, error, given);
  });
  return written(run, { given, before: null, contact, changed: changedKeys(change), matchedBy: null });
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
    inputFieldGroups: GROUPS,
    inputFields,
    perform,
    sample: { ...WRITTEN_SAMPLE, outcome: CREATED.outcome },
    outputFields: writtenOutputs([], CREATED),
  },
});
