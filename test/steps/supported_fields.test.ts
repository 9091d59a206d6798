import { contactsApi } from '../../src/backends/contacts_api/index.ts';
import { outlook } from '../../src/backends/outlook/index.ts';
import { onlySupported } from '../../src/steps/supported_fields.ts';

describe('what is written to a contact', () => {
  it("loses what the account can't store, and is refused if nothing is left", () => {
    expect(onlySupported(contactsApi, { first_name: 'Ada', nickname: 'Countess', manager: 'Grace' }, 'create')).toEqual({
      first_name: 'Ada',
    });
    expect(onlySupported(contactsApi, { company: 'Example', custom_fields: { a: 1 } }, 'create')).toEqual({
      company: 'Example',
      custom_fields: { a: 1 },
    });
    expect(onlySupported(outlook, { first_name: 'Ada', custom_fields: { a: 1 } }, 'create')).toEqual({ first_name: 'Ada' });
    const refused = (what: string) => `${what}, and no other field is filled in. Fill in another field.`;
    expect(() => onlySupported(contactsApi, { company: 'Example' }, 'update')).toThrow(
      refused("Contacts API can't store Company on an existing contact"),
    );
    expect(() => onlySupported(outlook, { owner_id: 'x', source: 'y' }, 'create')).toThrow(refused("Outlook can't store Owner and Source"));
  });
});
