import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import type { ContactChange } from '../contacts/change.ts';
import { accountContactFields } from '../fields/account_inputs.ts';
import { ATTACHED_OUTPUT, ATTACHED_SAMPLE, attach, attachFields, attachLines, readAttachments } from '../fields/attach.ts';
import { changedKeys } from '../fields/changed_keys.ts';
import { GROUPS, staticContactFields } from '../fields/contact_inputs.ts';
import { CONTACT_OUTPUT, WRITE_OUTPUT, WRITTEN_SAMPLE } from '../fields/contact_output.ts';
import { readContact, storable } from '../fields/draft.ts';
import { MATCH_LOCK } from '../fields/lock.ts';
import { type Match, type MatchKey, matchAfterDuplicate, matchFor, matchKeys } from '../fields/match.ts';
import { tagsWithCommas } from '../fields/tag_names.ts';
import { written } from '../fields/written.ts';
import { operation, type Run } from '../operation.ts';

const inputFields = defineInputFields([
  {
    key: 'match_on',
    label: 'Match On',
    type: 'string',
    list: true,
    required: false,
    choices: { email: 'Email', phone: 'Phone', full_name: 'Full Name' },
    group: 'contact',
    helpText:
      'By which fields an existing contact is recognised. Left blank, by email and phone. If they belong to two different contacts, the step stops and names both.',
  },
  ...staticContactFields('either'),
  accountContactFields('either'),
  ...attachFields,
  attachLines,
]);

export const perform = operation(async (run) => {
  const change = readContact(run, 'add', await tagsWithCommas(run));
  const keys = matchKeys(run.input, change);
  const attachments = readAttachments(run);
  run.backend.contacts.check?.(run.connection, change);
  const match = await matchFor(run, change, keys);
  const result = match === null ? await create(run, change, keys) : await update(run, change, match);
  const { contact, task, note } = await attach(run, result.contact, attachments);
  return { ...(await written(run, { ...result, given: change, contact })), task, note };
}) satisfies CreatePerform;

async function create(run: Run, given: ContactChange, keys: readonly MatchKey[]) {
  const change = storable(run.backend, given, 'create');
  try {
    const contact = await run.backend.contacts.create(run.connection, change);
    return { before: null, contact, matchedBy: null, changed: changedKeys(change) };
  } catch (error) {
    // Searches lag behind writes: a contact that was made seconds ago is found by the refusal to make a second one.
    return update(run, given, matchAfterDuplicate(error, keys));
  }
}

async function update(run: Run, given: ContactChange, match: Match) {
  const updated = await run.backend.contacts.update(run.connection, match.id, storable(run.backend, given, 'update'));
  return { ...updated, matchedBy: match.by };
}

export default defineCreate({
  key: 'create_or_update_contact',
  noun: 'Contact',
  display: {
    label: 'Create or Update Contact',
    description: 'Updates the contact with this email or phone, or creates it when there is none.',
  },
  operation: {
    lock: MATCH_LOCK,
    inputFieldGroups: GROUPS,
    inputFields,
    perform,
    sample: { ...WRITTEN_SAMPLE, ...ATTACHED_SAMPLE },
    outputFields: [...CONTACT_OUTPUT, ...WRITE_OUTPUT, ...ATTACHED_OUTPUT],
  },
});
