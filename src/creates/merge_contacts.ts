import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { infoLine } from '../fields/form.ts';
import { MERGE_OUTPUTS, MERGE_SAMPLE } from '../fields/merge_outputs.ts';
import { previewInput } from '../fields/preview_input.ts';
import { operation } from '../operation.ts';
import { MERGE_LOCK } from '../steps/locks.ts';
import { mergeContacts } from '../steps/merge.ts';
import { resolveMergeIds } from '../steps/merge_ids.ts';
import { previewIfAsked } from '../steps/preview.ts';

const { helpText, ...CONTACT } = CONTACT_ID_INPUT;

const inputFields = defineInputFields([
  { ...CONTACT, key: 'keep_contact_id', label: 'Keep Contact', helpText: helpText ?? '' },
  { ...CONTACT, key: 'merge_contact_id', label: 'Merge Contact' },
  infoLine('warning', 'Gives everything of the second contact to the first, and then deletes the second. Run it with Preview first.'),
  previewInput(),
]);

export const perform = operation(async (whole) => {
  const run = previewIfAsked(whole);
  return mergeContacts(run, await resolveMergeIds(run));
}) satisfies CreatePerform;

export default defineCreate({
  key: 'merge_contacts',
  noun: 'Contact',
  display: {
    label: 'Merge Contacts',
    description: 'Merges two contacts: fills the blanks of one with the values of the other, unites their lists, and deletes the other.',
  },
  operation: { lock: MERGE_LOCK, inputFields, perform, sample: MERGE_SAMPLE, outputFields: MERGE_OUTPUTS },
});
