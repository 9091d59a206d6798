import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { Problem } from '../contacts/errors.ts';
import { CONTACT_OUTPUTS, CONTACT_SAMPLE } from '../fields/contact_outputs.ts';
import { explainMissing } from '../fields/form.ts';
import { TAG_INPUT } from '../fields/selection_inputs.ts';
import { operation } from '../operation.ts';
import { pollContacts } from '../steps/poll.ts';
import { readSelection } from '../steps/selection.ts';

const inputFields = defineInputFields([
  {
    ...TAG_INPUT,
    required: true,
    helpText: `Triggers once for each contact. Removing the ${__BUILD__.words.tag} and adding it again doesn't trigger a second time.`,
  },
  explainMissing('tags'),
]);

/** Every contact with the tag is returned each time. Those that Zapier hasn't seen before trigger. */
export const perform = operation((run) => {
  requirePort(run.backend, 'tags');
  const selection = readSelection(run);
  if (selection.tag === undefined)
    throw new Problem('invalid_input', `${__BUILD__.words.Tag} is blank, and this trigger needs it. Choose a ${__BUILD__.words.tag}.`);
  return pollContacts(run, { date: 'updated', selection, readAll: 'always', keyOf: ({ contact }) => ({ id: contact.id }) });
}) satisfies PollingTriggerPerform;

export default defineTrigger({
  key: 'tag_added',
  noun: `Contact with ${__BUILD__.words.Tag}`,
  display: {
    label: `${__BUILD__.words.Tag} Added to Contact`,
    description: `Triggers when a ${__BUILD__.words.tag} that you choose is added to a contact.`,
  },
  operation: { type: 'polling', inputFields, perform, sample: CONTACT_SAMPLE, outputFields: CONTACT_OUTPUTS },
});
