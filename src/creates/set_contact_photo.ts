import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { Problem } from '../contacts/errors.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { CONTACT_SAMPLE, outcomeOutputFields } from '../fields/contact_outputs.ts';
import { accountInputs, infoLine } from '../fields/form.ts';
import { operation, type Run } from '../operation.ts';
import { readWritableContact, resolveContactId } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';
import { readRequiredText } from '../steps/read_input.ts';

const inputFields = defineInputFields([
  CONTACT_ID_INPUT,
  {
    key: 'photo',
    label: 'Photo',
    type: 'file',
    required: true,
    helpText: 'A picture from an earlier step, or its https address. It replaces the current photo.',
  },
  accountInputs(({ backend }) =>
    backend.photo?.set === undefined
      ? [infoLine('not_available', `${backend.label} can't set photos, so this step can't be used with the connected account.`)]
      : [],
  ),
]);

export const perform = operation(async (run) => {
  const { set, limits } = photoPort(run);
  const contact = readWritableContact(run);
  // Loaded here because few Zaps need it.
  const { fetchFile } = await import('../http/fetch_file.ts');
  const photo = await fetchFile(run.z, run.connection.http.time, readRequiredText(run.input, 'photo'), {
    what: 'photos',
    ...limits,
  });
  const id = await resolveContactId(run, contact);
  await set(run.connection, id, photo);
  return { id, account_type: run.backend.key, outcome: 'updated' };
}) satisfies CreatePerform;

function photoPort({ backend }: Run) {
  const { set, limits } = requirePort(backend, 'photo');
  if (set === undefined || limits === undefined)
    throw new Problem(
      'missing_capability',
      `${backend.label} can show photos but not set them, so this step can't be used with this account. Choose another account, or remove the step.`,
    );
  return { set, limits };
}

const SAMPLE = { id: CONTACT_SAMPLE.id, account_type: CONTACT_SAMPLE.account_type, outcome: 'updated' };

export default defineCreate({
  key: 'set_contact_photo',
  noun: 'Photo',
  display: { label: 'Set Contact Photo', description: 'Sets the photo of a contact from a file.' },
  operation: {
    lock: CONTACT_LOCK,
    inputFields,
    perform,
    sample: SAMPLE,
    outputFields: outcomeOutputFields(SAMPLE),
  },
});
