import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { need } from '../backends/backend.ts';
import { CONTACT_ID, contactId } from '../fields/contact_id.ts';
import { requires } from '../fields/form.ts';
import { start } from '../fields/input.ts';
import { APPOINTMENT_OUTPUT, WHOLE_APPOINTMENT } from '../fields/items.ts';
import { LISTED_SAMPLE, listed, listedOutputs } from '../fields/listed.ts';
import { orNothing } from '../fields/or_nothing.ts';
import { operation } from '../operation.ts';

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
