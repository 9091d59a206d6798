import { defineInputFields, defineTrigger, type WebhookTriggerPerform, type WebhookTriggerPerformList } from 'zapier-platform-core';
import { CONTACT_FIELDS } from '../contacts/contact_fields.ts';
import { CONTACT_SAMPLE } from '../fields/contact_outputs.ts';
import { outputFields } from '../fields/outputs.ts';
import { watchedDeletions } from '../fields/watch_lines.ts';
import { operation } from '../operation.ts';
import { receive, requireNotices, subscribe, unsubscribe } from '../steps/notices.ts';

const EVENT = 'contact_deleted';

const inputFields = defineInputFields([watchedDeletions]);

export const performSubscribe = operation((run, bundle) => subscribe(run, bundle, EVENT));

export const performUnsubscribe = operation((run, bundle) => unsubscribe(run, bundle, EVENT));

export const perform = operation(async (run, bundle) => {
  const { deleted = [] } = await receive(run, bundle, EVENT);
  return deleted.map(({ id, ...contact }) => ({ id, account_type: run.backend.key, ...contact }));
}) satisfies WebhookTriggerPerform;

const SAMPLE = {
  id: CONTACT_SAMPLE.id,
  account_type: CONTACT_SAMPLE.account_type,
  deleted_at: '2026-01-06T10:30:00.000Z',
  full_name: CONTACT_SAMPLE.full_name,
  email: CONTACT_SAMPLE.email,
  phone: CONTACT_SAMPLE.phone,
};

/** An invented contact: if someone tests a Zap that deletes elsewhere, no one who exists may be in the sample. */
export const performList = operation((run) => {
  requireNotices(run, EVENT);
  return [{ ...SAMPLE, account_type: run.backend.key }];
}) satisfies WebhookTriggerPerformList;

export default defineTrigger({
  key: EVENT,
  noun: 'Deleted Contact',
  display: { label: 'Contact Deleted', description: 'Triggers when a contact is deleted, within seconds.' },
  operation: {
    type: 'hook',
    inputFields,
    performSubscribe,
    performUnsubscribe,
    perform,
    performList,
    sample: SAMPLE,
    outputFields: outputFields(
      [
        { key: 'id', label: CONTACT_FIELDS.id.label },
        { key: 'account_type', label: CONTACT_FIELDS.account_type.label },
        { key: 'deleted_at', label: 'Deleted At' },
        { key: 'full_name', label: CONTACT_FIELDS.full_name.label },
        { key: 'email', label: CONTACT_FIELDS.email.label },
        { key: 'phone', label: CONTACT_FIELDS.phone.label },
      ],
      SAMPLE,
    ),
  },
});
