import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { highlevel } from '../../../src/backends/contacts_api/index_highlevel.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(highlevel, accountTypeOf('highlevel'), 12);
const store = () => at().sandbox.accounts.highlevel.store;
const idOf = (type: string): string => [...store().customFields.values()].find(({ dataType }) => dataType === type)?.id ?? '';
const search = (type: string, custom_value: string) => at().search('find_contacts', { custom_field: idOf(type), custom_value });

function add(type: string, value: unknown): string {
  const id = at().book.add({ first_name: 'Ada', emails: ['ada.custom@example.com'] });
  const contact = store().contacts.get(id);
  if (contact !== undefined) store().change(contact, { customFields: [{ id: idOf(type), value }] });
  return id;
}

test('a connection that may not read the fields searches for the value as it was typed', async () => {
  const id = add('TEXT', 'Lamplighter 77');
  at().fail({ status: 403, body: { statusCode: 403, message: 'Forbidden' } }, { path: /customFields/ });
  await expect(search('TEXT', 'Lamplighter 77')).resolves.toMatchObject([{ count: 1, contacts: [{ id }] }]);
});

test('a field with files can’t be searched, which is said before any contact is read', async () => {
  at().asked();
  await expect(search('FILE_UPLOAD', 'cv.pdf')).rejects.toThrow("can't be searched. Choose another custom field.");
  expect(at().asked()).toEqual([expect.stringContaining('/customFields')]);
});
