import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { need } from '../backends/backend.ts';
import { CONTACT_ID } from '../fields/contact_id.ts';
import { requires } from '../fields/form.ts';
import { LISTED_SAMPLE, listedOutputs } from '../fields/item_list_outputs.ts';
import { APPOINTMENT_OUTPUT, WHOLE_APPOINTMENT } from '../fields/item_outputs.ts';
import { operation } from '../operation.ts';
import { contactId } from '../steps/contact_id.ts';
import { orNothing } from '../steps/empty_if_not_found.ts';
import { listed } from '../steps/output.ts';
import { start } from '../steps/read_input.ts';

const inputFields = defineInputFields([
  CONTACT_ID,
  {
    key: 'starts_after',
    label: 'Starts After',
    type: 'datetime',
    helpText: 'Only appointments that start at or after this time.',
  },
  requires('appointments'),
]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const port = need(backend, 'appointments');
  const from = start(input, 'starts_after', connection.timezone) ?? '';
  const contact = await contactId(run);
  const all = await orNothing(port.list(connection, contact));
  return listed(
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
    sample: LISTED_SAMPLE,
    outputFields: listedOutputs('appointments', 'Appointments', APPOINTMENT_OUTPUT, WHOLE_APPOINTMENT),
  },
});
