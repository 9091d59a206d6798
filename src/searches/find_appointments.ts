import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { explainMissing } from '../fields/form.ts';
import { ITEM_LIST_SAMPLE, itemListOutputFields } from '../fields/item_list_outputs.ts';
import { APPOINTMENT_FIELDS, FULL_APPOINTMENT_SAMPLE } from '../fields/item_outputs.ts';
import { operation } from '../operation.ts';
import { resolveContactId } from '../steps/contact_id.ts';
import { emptyIfNotFound } from '../steps/empty_if_not_found.ts';
import { toItemListOutput } from '../steps/output.ts';
import { readStartTime } from '../steps/read_input.ts';

const inputFields = defineInputFields([
  CONTACT_ID_INPUT,
  {
    key: 'starts_after',
    label: 'Starts After',
    type: 'datetime',
    helpText: 'Only appointments that start at or after this time.',
  },
  explainMissing('appointments'),
]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const port = requirePort(backend, 'appointments');
  const from = readStartTime(input, 'starts_after', connection.timezone) ?? '';
  const contact = await resolveContactId(run);
  const all = await emptyIfNotFound(port.list(connection, contact));
  return toItemListOutput(
    contact,
    'appointments',
    all.filter((one) => (one.starts_at ?? '') >= from),
  );
}) satisfies SearchPerform;

export default defineSearch({
  key: 'find_appointments',
  noun: 'Appointment',
  display: { label: 'Find Appointments', description: 'Finds the appointments of a contact.' },
  operation: {
    inputFields,
    perform,
    sample: ITEM_LIST_SAMPLE,
    outputFields: itemListOutputFields('appointments', 'Appointments', APPOINTMENT_FIELDS, FULL_APPOINTMENT_SAMPLE),
  },
});
