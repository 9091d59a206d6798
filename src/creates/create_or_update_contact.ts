import { type CreatePerform, defineCreate, defineInputFields, type PlainInputField } from 'zapier-platform-core';
import { accountContactInputs } from '../fields/account_inputs.ts';
import { ATTACHED_FIELDS, ATTACHED_SAMPLE, ATTACHMENT_GROUP, ATTACHMENT_INPUTS, attachmentLines } from '../fields/attachment_fields.ts';
import { CONTACT_INPUT_GROUPS, contactInput, identityInputs, otherStaticInputs } from '../fields/contact_inputs.ts';
import { WRITE_SAMPLE, writeOutputFields } from '../fields/contact_outputs.ts';
import { nameNote } from '../fields/name_note.ts';
import { previewInput } from '../fields/preview_input.ts';
import { operation } from '../operation.ts';
import { attachItems, readAttachments } from '../steps/attach.ts';
import { createOrUpdate } from '../steps/create_or_update.ts';
import { MATCH_LOCK } from '../steps/locks.ts';
import { readMatching } from '../steps/match.ts';
import { previewIfAsked, withoutNewId } from '../steps/preview.ts';
import { readContactChange } from '../steps/read_contact.ts';
import { listTagsWithCommas } from '../steps/tag_names.ts';
import { toWriteOutput } from '../steps/write_output.ts';

/** Without dates, no contact is the newest, so several always stop the step. */
const WHEN_SEVERAL_INPUT: PlainInputField = {
  key: 'when_several',
  label: 'When Several Match',
  default: 'fail',
  choices: { fail: 'Stop with an error', newest: 'Update the newest', oldest: 'Update the oldest' },
  group: 'contact',
  helpText: 'For several contacts with the same email or name. A phone that several contacts share never decides.',
};

const inputFields = defineInputFields([
  ...identityInputs('either'),
  {
    key: 'match_on',
    label: 'Match On',
    list: true,
    choices: { email: 'Email', phone: 'Phone', full_name: 'Full Name' },
    group: 'contact',
    helpText:
      'How to find an existing contact: by email and phone unless you choose. A phone decides only if the contact has no other email. Fill in at least one of these fields.',
  },
  ...(__BUILD__.can.creationDates ? [WHEN_SEVERAL_INPUT] : []),
  nameNote,
  { ...contactInput('tags', 'either'), group: ATTACHMENT_GROUP.key },
  ...ATTACHMENT_INPUTS,
  attachmentLines,
  ...otherStaticInputs('either').filter(({ key }) => key !== 'tags'),
  accountContactInputs('either'),
  previewInput({ group: 'more' }),
]);

/** What most people add in the same step comes before the long groups. */
const GROUPS = CONTACT_INPUT_GROUPS.flatMap((group) => (group.key === 'work' ? [ATTACHMENT_GROUP, group] : [group]));

export const perform = operation(async (whole) => {
  const run = previewIfAsked(whole);
  const change = readContactChange(run, 'add', await listTagsWithCommas(run));
  const matching = readMatching(run.input, change);
  const attachments = readAttachments(run);
  const result = await createOrUpdate(run, change, matching);
  const { contact, task, note } = await attachItems(run, result.contact, attachments);
  return { ...withoutNewId(run, await toWriteOutput(run, { ...result, requested: change, contact })), task, note };
}) satisfies CreatePerform;

export default defineCreate({
  key: 'create_or_update_contact',
  noun: 'Contact',
  display: {
    label: 'Create or Update Contact',
    description: 'Updates a contact if it exists, or creates it. On an existing contact, fields that you leave blank stay as they are.',
  },
  operation: {
    lock: MATCH_LOCK,
    inputFieldGroups: GROUPS,
    inputFields,
    perform,
    sample: WRITE_SAMPLE,
    outputFields: writeOutputFields(ATTACHED_FIELDS, ATTACHED_SAMPLE),
  },
});
