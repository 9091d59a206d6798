import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { lastPage } from '../contacts/page.ts';
import { CHOICE_SAMPLE, pickerPerform } from '../fields/picker.ts';
import { resolveOptionalContactId } from '../steps/contact_id.ts';

/** Empty until a contact is chosen in the form. */
export const perform = pickerPerform(async (run, { number }) => {
  const { backend, connection } = run;
  const tasks = requirePort(backend, 'tasks');
  const contact = number > 0 ? undefined : await resolveOptionalContactId(run);
  if (contact === undefined) return lastPage([]);
  const all = await tasks.list(connection, contact, 'all');
  return lastPage(all.map((task) => ({ id: task.id, name: `${task.title ?? task.id}${task.completed ? ' (completed)' : ''}` })));
}) satisfies PollingTriggerPerform;

/** Hidden: feeds the pickers of a contact's tasks. */
export default defineTrigger({
  key: 'task_list',
  noun: 'Task',
  display: { label: 'Task List', description: 'Triggers when a picker lists the tasks of a contact.', hidden: true },
  operation: {
    type: 'polling',
    inputFields: [{ key: 'contact_id', label: 'Contact' }],
    perform,
    canPaginate: true,
    sample: CHOICE_SAMPLE,
  },
});
