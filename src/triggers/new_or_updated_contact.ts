import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import type { Revision } from '../backends/backend.ts';
import { revisionOf } from '../contacts/revision.ts';
import { CONTACT_OUTPUT, CONTACT_SAMPLE } from '../fields/contact_output.ts';
import { DAY, SAMPLES } from '../fields/poll.ts';
import { present } from '../fields/present.ts';
import { readScope, scopeFields, TAG } from '../fields/scope.ts';
import { readWatched } from '../fields/watchable.ts';
import { operation, type Run } from '../operation.ts';

const inputFields = defineInputFields([
  {
    key: 'watch_fields',
    label: 'Watched Fields',
    type: 'string',
    list: true,
    required: false,
    dynamic: 'field_list.id.name',
    helpText:
      'Only changes of these fields count, and new contacts. Left blank, every change counts. A change that is taken back between two looks is not seen.',
  },
  TAG,
  scopeFields,
]);

export const perform = operation(async (run) => {
  const watched = readWatched(run.input);
  const rows = await found(run, watched);
  const stamped = rows.map(({ contact, revision }) => ({
    contact,
    revision: watched.length === 0 ? revision : revisionOf(contact, watched),
  }));
  // What fills the platform's memory is never shown, so it need not hold more than what is remembered.
  if (run.meta.isPopulatingDedupe) return stamped.map(({ contact, revision }) => ({ id: contact.id, revision }));
  const contacts = await present(
    run,
    stamped.map(({ contact }) => contact),
  );
  return contacts.map((contact, index) => ({ ...contact, revision: stamped[index]?.revision ?? '' }));
}) satisfies PollingTriggerPerform;

/** With watched fields the first look must know every contact: else the first edit of another field would make an old contact news. */
function found(run: Run, watched: readonly string[]): Promise<readonly Revision[]> {
  const { changes } = run.backend;
  const scope = readScope(run);
  if (run.meta.isLoadingSample) return changes.sample(run.connection, 'updated', SAMPLES, scope);
  if (run.meta.isPopulatingDedupe && watched.length > 0) return changes.all(run.connection, scope);
  return changes.recent(run.connection, 'updated', run.connection.now - DAY, scope);
}

export default defineTrigger({
  key: 'new_or_updated_contact',
  noun: 'Contact',
  display: { label: 'New or Updated Contact', description: 'Triggers when a contact is created or changed.' },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { ...CONTACT_SAMPLE, revision: '2026-01-06T10:30:00.000Z' },
    outputFields: [...CONTACT_OUTPUT, { key: 'revision', label: 'Revision', primary: true }],
  },
});
