import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import type { Contact } from '../contacts/contact.ts';
import { Problem } from '../contacts/errors.ts';
import { optionalId } from '../fields/contact_id.ts';
import { CONTACT_OUTPUT, CONTACT_SAMPLE } from '../fields/contact_output.ts';
import { criteria, ordered, WHEN_SEVERAL } from '../fields/criteria.ts';
import { oneOf } from '../fields/input.ts';
import { orNothing } from '../fields/or_nothing.ts';
import { present } from '../fields/present.ts';
import { operation, type Run } from '../operation.ts';

const inputFields = defineInputFields([
  {
    key: 'email',
    label: 'Email',
    type: 'string',
    required: false,
    helpText: 'Tried first. Capital letters make no difference. Left blank, it is passed over.',
  },
  {
    key: 'phone',
    label: 'Phone',
    type: 'string',
    required: false,
    helpText:
      'Tried when no contact has the email. However it is written: with a country code all digits are compared, without one the last digits. Left blank, it is passed over.',
  },
  {
    key: 'name',
    label: 'Name',
    type: 'string',
    required: false,
    helpText: 'Tried last: the full name, or the first or last name. Capital letters make no difference. Left blank, it is passed over.',
  },
  {
    key: 'contact_id',
    label: 'Contact ID',
    type: 'string',
    required: false,
    dynamic: 'contact_list.id.name',
    helpText: 'The ID of a contact. When it is filled in, the other fields are not looked at. Left blank, they are.',
  },
  {
    key: 'when_several',
    label: 'When Several Are Found',
    type: 'string',
    required: false,
    default: 'first',
    choices: { first: 'Take the first', newest: 'Take the newest', oldest: 'Take the oldest', fail: 'Stop with an error' },
    helpText: 'Left blank, the first is taken.',
  },
]);

export const perform = operation(async (run) => {
  const when = oneOf(run.input, 'when_several', WHEN_SEVERAL) ?? 'first';
  const id = optionalId(run.input, 'contact_id', 'contact');
  const found = id === undefined ? await look(run) : await byId(run, id);
  return present(run, ordered(found, when));
}) satisfies SearchPerform;

async function look(run: Run): Promise<readonly Contact[]> {
  const wanted = criteria(run.input);
  if (wanted.length === 0)
    throw new Problem('invalid_input', 'There is nothing to look for. Fill in an email, a phone, a name or a contact ID.');
  for (const criterion of wanted) {
    const found = await run.backend.contacts.find(run.connection, criterion, {});
    if (found.length > 0) return found;
  }
  return [];
}

function byId({ backend, connection }: Run, id: string): Promise<readonly Contact[]> {
  return orNothing(backend.contacts.get(connection, id).then((contact) => [contact]));
}

export default defineSearch({
  key: 'find_contact',
  noun: 'Contact',
  display: { label: 'Find Contact', description: 'Finds a contact by email, phone, name or ID.' },
  operation: { inputFields, perform, sample: CONTACT_SAMPLE, outputFields: CONTACT_OUTPUT },
});
