import { contactsApi } from '../../src/backends/contacts_api/index.ts';
import { outlook } from '../../src/backends/outlook/index.ts';
import { onlySupported } from '../../src/steps/supported_fields.ts';

describe('what is written to a contact', () => {
  it('loses what the account cannot store, and is refused when nothing is left', () => {
    expect(onlySupported(contactsApi, { first_name: 'Ada', nickname: 'Countess', manager: 'Grace' }, 'create')).toEqual({
      first_name: 'Ada',
    });
    expect(onlySupported(contactsApi, { company: 'Example', custom_fields: { a: 1 } }, 'create')).toEqual({
      company: 'Example',
      custom_fields: { a: 1 },
    });
    expect(onlySupported(outlook, { first_name: 'Ada', custom_fields: { a: 1 } }, 'create')).toEqual({ first_name: 'Ada' });
    const refused = (what: string) => `${what}, and nothing else was given. Fill in another field. Nothing was written.`;
    expect(() => onlySupported(contactsApi, { company: 'Example' }, 'update')).toThrow(
      refused('Contacts API cannot store Company on a contact that is there already'),
    );
    expect(() => onlySupported(outlook, { owner_id: 'x', source: 'y' }, 'create')).toThrow(
      refused('Outlook cannot store Owner and Source'),
    );
  });
});
