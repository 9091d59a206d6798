import { contactsApi } from '../../../src/backends/contacts_api/index.ts';
import { declaredBy } from '../../support/ports.ts';

test('it is Contacts API, and has exactly these ports', () => {
  expect([contactsApi.key, contactsApi.label]).toEqual(['contacts_api', 'Contacts API']);
  expect(declaredBy(contactsApi)).toEqual({
    ports: ['appointments', 'businesses', 'customFields', 'notes', 'owners', 'tags', 'tasks', 'workflows'],
    recent: true,
    phoneCountry: true,
  });
});
