import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { CONTACT_OUTPUT, CONTACT_SAMPLE } from '../fields/contact_output.ts';
import { DAY, SAMPLES } from '../fields/poll.ts';
import { present } from '../fields/present.ts';
import { readScope, scopeFields, TAG } from '../fields/scope.ts';
import { operation } from '../operation.ts';

const inputFields = defineInputFields([TAG, scopeFields]);

export const perform = operation(async (run) => {
  const scope = readScope(run);
  const { changes } = run.backend;
  const rows = run.meta.isLoadingSample
    ? await changes.sample(run.connection, 'created', SAMPLES, scope)
    : await changes.recent(run.connection, 'created', run.connection.now - DAY, scope);
  return present(
    run,
    rows.map(({ contact }) => contact),
  );
}) satisfies PollingTriggerPerform;

export default defineTrigger({
  key: 'new_contact',
  noun: 'Contact',
  display: { label: 'New Contact', description: 'Triggers when a contact is created.' },
  operation: { type: 'polling', inputFields, perform, sample: CONTACT_SAMPLE, outputFields: CONTACT_OUTPUT },
});
