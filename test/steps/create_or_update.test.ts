import { accountTypeOf } from '../../sandbox/accounts.ts';
import { contactsApi } from '../../src/backends/contacts_api/index.ts';
import { google } from '../../src/backends/google/index.ts';
import { outlook } from '../../src/backends/outlook/index.ts';
import { SMALL, useWorld } from '../support/world.ts';

describe.each([
  ['outlook', outlook],
  ['google', google],
  ['contacts_api', contactsApi],
] as const)('a contact that is deleted between the look and the write: %s', (key, backend) => {
  const at = useWorld(backend, accountTypeOf(key), SMALL);

  const upsert = (city = 'Lyon') => at().create('create_or_update_contact', { email: 'ada.gone@example.com', first_name: 'Ada', city });
  const add = () => at().book.add({ first_name: 'Ada', emails: ['ada.gone@example.com'] });
  const refuse = (times: number) =>
    at().sandbox.plan({ method: key === 'contacts_api' ? 'PUT' : 'PATCH', times, response: at().accountType.responses.contactNotFound });

  if (key !== 'contacts_api')
    it('is skipped, and the person is created', async () => {
      const gone = add();
      refuse(1);
      const { id, outcome } = await upsert();
      expect(outcome).toBe('created');
      expect(id).not.toBe(gone);
    });
  else
    it('is looked at again if the service says that it’s there, and named if it can’t be written', async () => {
      const there = add();
      refuse(1);
      await expect(upsert()).resolves.toMatchObject({ id: there, outcome: 'updated', city: 'Lyon' });
      refuse(2);
      await expect(upsert('Bern')).rejects.toThrow('already has a contact with this email');
    });
});
