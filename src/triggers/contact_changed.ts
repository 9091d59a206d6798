import { defineInputFields, defineTrigger, type WebhookTriggerPerform, type WebhookTriggerPerformList } from 'zapier-platform-core';
import type { Revision } from '../backends/backend.ts';
import type { Contact } from '../contacts/contact.ts';
import { CONTACT_OUTPUTS, CONTACT_SAMPLE } from '../fields/contact_outputs.ts';
import { TAG_INPUTS } from '../fields/selection_inputs.ts';
import { watchedInputs } from '../fields/watch_lines.ts';
import { operation, type Run } from '../operation.ts';
import { receive, requireNotices, subscribe, unsubscribe } from '../steps/notices.ts';
import { toContactOutputs } from '../steps/output.ts';
import { createRows } from '../steps/poll_size.ts';
import { readSelection } from '../steps/selection.ts';
import { createNaming } from '../steps/true_names.ts';

const EVENT = 'contact_changed';

const inputFields = defineInputFields([...TAG_INPUTS, watchedInputs]);

export const performSubscribe = operation((run, bundle) => subscribe(run, bundle, EVENT));

export const performUnsubscribe = operation((run, bundle) => unsubscribe(run, bundle, EVENT));

/** The contact that the notice is about, as it is now. */
export const perform = operation(async (run, bundle) => {
  const { changed = [] } = await receive(run, bundle, EVENT);
  return await toRows(run, changed);
}) satisfies WebhookTriggerPerform;

/** The samples for the editor. */
export const performList = operation(async (run) => {
  requireNotices(run, EVENT);
  return await toRows(run, await run.backend.changes.sample(run.connection, 'updated', SAMPLES, readSelection(run)));
}) satisfies WebhookTriggerPerformList;

const SAMPLES = 3;

/** What was missed can be more than Zapier takes. */
async function toRows(run: Run, revisions: readonly Revision[]) {
  const contacts = await toContactOutputs(run, await createNaming(run)(revisions.map(({ contact }) => contact)));
  const rows = createRows<Contact, RowKey>();
  const all = contacts.map((contact, index) => ({ contact, key: { id: contact.id, revision: revisions[index]?.revision ?? '' } }));
  if (!rows.add(all))
    run.z.console.log(`Only ${rows.all().length} of ${all.length} contacts were returned, because there are more than Zapier takes.`);
  return rows.all();
}

type RowKey = { readonly id: string; readonly revision: string };

export default defineTrigger({
  key: EVENT,
  noun: 'Contact',
  display: { label: 'Contact Changed', description: 'Triggers when a contact is created or changed, within seconds.' },
  operation: {
    type: 'hook',
    inputFields,
    performSubscribe,
    performUnsubscribe,
    perform,
    performList,
    sample: { ...CONTACT_SAMPLE, revision: '2026-01-06T10:30:00.000Z' },
    outputFields: [...CONTACT_OUTPUTS, { key: 'revision', label: 'Revision', primary: true }],
  },
});
