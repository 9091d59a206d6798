import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import type { Candidate } from '../backends/backend.ts';
import type { ContactChange } from '../contacts/change.ts';
import { accountContactFields } from '../fields/account_inputs.ts';
import { ATTACHED_OUTPUT, ATTACHED_SAMPLE, attachFields, attachLines } from '../fields/attachments.ts';
import { GROUPS, IDENTITY_FIELDS, MORE_FIELDS } from '../fields/contact_inputs.ts';
import { WRITTEN_SAMPLE, writtenOutputs } from '../fields/contact_outputs.ts';
import { nameNote } from '../fields/name_note.ts';
import { operation, type Run } from '../operation.ts';
import { attach, readAttachments } from '../steps/attach.ts';
import { changedKeys } from '../steps/changed_keys.ts';
import { readContact, storable } from '../steps/contact_change.ts';
import { matchAfterDuplicate } from '../steps/duplicate.ts';
import { MATCH_LOCK } from '../steps/locks.ts';
import { type Match, type Matching, matchAmong, readMatching } from '../steps/match.ts';
import { tagsWithCommas } from '../steps/tag_names.ts';
import { written } from '../steps/write_output.ts';

const inputFields = defineInputFields([
  ...IDENTITY_FIELDS,
  {
    key: 'match_on',
    label: 'Match On',
    list: true,
    choices: { email: 'Email', phone: 'Phone', full_name: 'Full Name' },
    group: 'contact',
    helpText:
      'Email and phone unless you choose. The email decides; a phone only where its owner has no other email. A phone needs its country code, or is read in the country of the account or of your time zone.',
  },
  {
    key: 'when_several',
    label: 'When Several Match',
    default: 'fail',
    choices: { fail: 'Stop with an error', newest: 'Update the newest', oldest: 'Update the oldest' },
    group: 'contact',
    helpText: 'For several contacts with the same email or name. A phone that several people share never decides.',
  },
  nameNote,
  ...MORE_FIELDS,
  accountContactFields('either'),
  ...attachFields,
  attachLines,
]);

export const perform = operation(async (run) => {
  const change = readContact(run, 'add', await tagsWithCommas(run));
  const matching = readMatching(run.input, change);
  const attachments = readAttachments(run);
  run.backend.contacts.check?.(run.connection, change);
  const within = run.backend.folders !== undefined && change.folder_id ? { folder_id: change.folder_id } : {};
  const candidates = await run.backend.contacts.candidates(run.connection, matching.identity, within);
  const result = (await updateAmong(run, change, matching, candidates)) ?? (await create(run, change, matching, candidates));
  const { contact, task, note } = await attach(run, result.contact, attachments);
  return { ...(await written(run, { ...result, given: change, contact })), task, note };
}) satisfies CreatePerform;

/** Null where none of the candidates is meant. One that was deleted since it was found is passed over. */
async function updateAmong(run: Run, given: ContactChange, matching: Matching, candidates: readonly Candidate[]) {
  for (let rest = candidates; ; ) {
    const match = await matchAmong(run, rest, matching);
    if (match === null) return null;
    const updated = await update(run, given, match);
    if (updated !== null) return updated;
    rest = rest.filter((candidate) => candidate !== match.candidate);
  }
}

async function create(run: Run, given: ContactChange, matching: Matching, candidates: readonly Candidate[]) {
  const change = storable(run.backend, given, 'create');
  try {
    const contact = await run.backend.contacts.create(run.connection, change);
    return { before: null, contact, matchedBy: null, changed: changedKeys(change) };
  } catch (error) {
    const updated = await update(run, given, await matchAfterDuplicate(run, error, given, { matching, candidates }));
    if (updated === null) throw error;
    return updated;
  }
}

async function update(run: Run, given: ContactChange, { candidate, by }: Match) {
  const updated = await candidate.update(storable(run.backend, given, 'update'));
  return updated === null ? null : { ...updated, matchedBy: by };
}

export default defineCreate({
  key: 'create_or_update_contact',
  noun: 'Contact',
  display: {
    label: 'Create or Update Contact',
    description: 'Updates the contact with this email or phone and keeps what you leave blank, or creates the contact.',
  },
  operation: {
    lock: MATCH_LOCK,
    inputFieldGroups: GROUPS,
    inputFields,
    perform,
    sample: WRITTEN_SAMPLE,
    outputFields: writtenOutputs(ATTACHED_OUTPUT, ATTACHED_SAMPLE),
  },
});
