import { type CreatePerform, defineCreate, defineInputFields, type PlainInputField } from 'zapier-platform-core';
import type { Candidate } from '../backends/backend.ts';
import { type ContactChange, inputKeysOf } from '../contacts/change.ts';
import { accountContactInputs } from '../fields/account_inputs.ts';
import { ATTACHED_FIELDS, ATTACHED_SAMPLE, ATTACHMENT_GROUP, ATTACHMENT_INPUTS, attachmentLines } from '../fields/attachment_fields.ts';
import { CONTACT_INPUT_GROUPS, contactInput, identityInputs, otherStaticInputs } from '../fields/contact_inputs.ts';
import { WRITE_SAMPLE, writeOutputFields } from '../fields/contact_outputs.ts';
import { nameNote } from '../fields/name_note.ts';
import { operation, type Run } from '../operation.ts';
import { attachItems, readAttachments } from '../steps/attach.ts';
import { matchAfterDuplicate } from '../steps/duplicate.ts';
import { MATCH_LOCK } from '../steps/locks.ts';
import { type Match, type Matching, pickMatch, readMatching } from '../steps/match.ts';
import { readContactChange } from '../steps/read_contact.ts';
import { onlySupported } from '../steps/supported_fields.ts';
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
  ...(__BUILD__.can.dates ? [WHEN_SEVERAL_INPUT] : []),
  nameNote,
  { ...contactInput('tags', 'either'), group: ATTACHMENT_GROUP.key },
  ...ATTACHMENT_INPUTS,
  attachmentLines,
  ...otherStaticInputs('either').filter(({ key }) => key !== 'tags'),
  accountContactInputs('either'),
]);

/** What most people add in the same step comes before the long groups. */
const GROUPS = CONTACT_INPUT_GROUPS.flatMap((group) => (group.key === 'work' ? [ATTACHMENT_GROUP, group] : [group]));

export const perform = operation(async (run) => {
  const change = readContactChange(run, 'add', await listTagsWithCommas(run));
  const matching = readMatching(run.input, change);
  const attachments = readAttachments(run);
  run.backend.contacts.check?.(run.connection, change);
  const within = run.backend.folders !== undefined && change.folder_id ? { folder_id: change.folder_id } : {};
  const candidates = await run.backend.contacts.candidates(run.connection, matching.identity, within);
  const result = (await updateAmong(run, change, matching, candidates)) ?? (await create(run, change, matching, candidates));
  const { contact, task, note } = await attachItems(run, result.contact, attachments);
  return { ...(await toWriteOutput(run, { ...result, requested: change, contact })), task, note };
}) satisfies CreatePerform;

/** Null if no candidate is meant. A candidate that was deleted in the meantime is skipped. */
async function updateAmong(run: Run, requested: ContactChange, matching: Matching, candidates: readonly Candidate[]) {
  for (let rest = candidates; ; ) {
    const match = await pickMatch(run, rest, matching);
    if (match === null) return null;
    const updated = await update(run, requested, match);
    if (updated !== null) return updated;
    rest = rest.filter((candidate) => candidate !== match.candidate);
  }
}

async function create(run: Run, requested: ContactChange, matching: Matching, candidates: readonly Candidate[]) {
  const change = onlySupported(run.backend, requested, 'create');
  try {
    const contact = await run.backend.contacts.create(run.connection, change);
    return { before: null, contact, matchedBy: null, changed: inputKeysOf(change) };
  } catch (error) {
    const updated = await update(run, requested, await matchAfterDuplicate(run, error, requested, { matching, candidates }));
    if (updated === null) throw error;
    return updated;
  }
}

async function update(run: Run, requested: ContactChange, { candidate, by }: Match) {
  const updated = await candidate.update(onlySupported(run.backend, requested, 'update'));
  return updated === null ? null : { ...updated, matchedBy: by };
}

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
