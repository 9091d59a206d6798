import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { explainMissing } from '../fields/form.ts';
import { TAG_NAMES, TAGGED_OUTPUTS, TAGGED_SAMPLE } from '../fields/tag_fields.ts';
import { operation } from '../operation.ts';
import { readWritableContact, resolveContactId } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';
import { readTagNames } from '../steps/tag_names.ts';

const inputFields = defineInputFields([CONTACT_ID_INPUT, TAG_NAMES, explainMissing('tags')]);

export const perform = operation(async (run) => {
  const { backend, connection } = run;
  const port = requirePort(backend, 'tags');
  const contact = readWritableContact(run);
  const names = await readTagNames(run);
  const id = await resolveContactId(run, contact);
  const { tags, outcome } = await port.remove(connection, id, names);
  return { id, account_type: backend.key, tags: [...tags], outcome };
}) satisfies CreatePerform;

export default defineCreate({
  key: 'remove_tags',
  noun: __BUILD__.words.Tag,
  display: {
    label: `Remove ${__BUILD__.words.Tags} from Contact`,
    description: `Removes ${__BUILD__.words.tags} from a contact and keeps the others.`,
  },
  operation: { lock: CONTACT_LOCK, inputFields, perform, sample: TAGGED_SAMPLE, outputFields: TAGGED_OUTPUTS },
});
