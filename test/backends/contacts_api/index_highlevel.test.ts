import { highlevel } from '../../../src/backends/contacts_api/index_highlevel.ts';
import { declaredBy } from '../../support/ports.ts';

test('it is HighLevel, and has exactly these ports', () => {
  expect([highlevel.key, highlevel.label]).toEqual(['highlevel', 'HighLevel']);
  expect(declaredBy(highlevel)).toEqual({
    ports: ['appointments', 'businesses', 'customFields', 'notes', 'owners', 'tags', 'tasks', 'workflows'],
    recent: true,
    phoneCountry: true,
  });
});
