import { contactsApi } from '../../src/backends/contacts_api/index.ts';
import type { CustomField } from '../../src/contacts/custom_field.ts';
import { Problem } from '../../src/contacts/errors.ts';
import { listAccountContactInputs } from '../../src/fields/account_inputs.ts';
import { runWith } from '../support/platform.ts';

describe('the fields of a connected account', () => {
  it.each([
    ['text', [], { type: 'string' }],
    ['long_text', [], { type: 'text' }],
    // Zapier would convert typed values before they could be checked, so these are text.
    ['number', [], { type: 'string', placeholder: '1500.5', helpText: expect.any(String) }],
    ['money', [], { type: 'string', placeholder: '1500.50', helpText: expect.any(String) }],
    ['date', [], { type: 'string', placeholder: '2026-12-31', helpText: expect.any(String) }],
    ['tick', ['Agreed'], { type: 'string', choices: { yes: 'Yes', no: 'No' } }],
    ['list', [], { type: 'string', list: true }],
    ['choice', ['Small', 'Large'], { type: 'string', choices: { Small: 'Small', Large: 'Large' } }],
    ['choices', ['Chess'], { type: 'string', list: true, choices: { Chess: 'Chess' } }],
    // A choice without options couldn't be filled in at all.
    ['choice', [], { type: 'string' }],
    ['choices', [], { type: 'string', list: true }],
  ] as const)('are inputs of their own kind: %s %j', async (kind, options, expected) => {
    const field: CustomField = { id: 'f1', name: 'Own', kind, options, open: false, writable: true };
    const run = await runWith({
      customFields: { list: async () => [field, { ...field, id: 'f2', kind: 'files', name: 'Contract', writable: false }] },
    });
    const own = (await listAccountContactInputs(run, 'create')).slice(-2);
    expect(own).toEqual([
      { key: 'custom_f1', label: 'Own', required: false, group: 'more', ...expected },
      { key: 'own_fields_read_only', type: 'copy', helpText: "These custom fields can't be set here: Contract." },
    ]);
  });

  it('are left out with a line where the connection may not read which there are', async () => {
    const refused = (error: unknown) => runWith({ customFields: { list: () => Promise.reject(error) } });
    const fields = await listAccountContactInputs(
      await refused(new Problem('forbidden', 'It was not granted. Reconnect the account.')),
      'create',
    );
    expect(fields.at(-1)).toEqual({
      key: 'own_fields_not_listed',
      type: 'copy',
      helpText: "Your own fields aren't shown. It was not granted. Reconnect the account.",
    });
    const broken = new Problem('service_error', 'It is broken.');
    await expect(listAccountContactInputs(await refused(broken), 'create')).rejects.toBe(broken);
  });

  it("say which of the fixed ones the account doesn't store", async () => {
    const without = (...missing: readonly string[]) => {
      const stored = contactsApi.inputs.create.filter((key) => !missing.includes(key));
      return runWith({ inputs: { create: stored, update: stored }, customFields: { list: async () => [] } });
    };
    const lines = async (...missing: readonly string[]) =>
      (await listAccountContactInputs(await without(...missing), 'create'))
        .filter(({ key }) => key === 'not_stored')
        .map(({ helpText }) => helpText);
    expect(await lines()).toEqual([]);
    expect(await lines('birthday', 'website')).toEqual([
      "Contacts API doesn't store Birthday and Website. What you enter there is ignored.",
    ]);
  });
});
