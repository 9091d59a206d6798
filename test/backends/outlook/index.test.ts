import { outlook } from '../../../src/backends/outlook/index.ts';
import { declaredBy } from '../../support/ports.ts';

test('it is Outlook, and has exactly these ports', () => {
  expect([outlook.key, outlook.label]).toEqual(['outlook', 'Outlook']);
  expect(declaredBy(outlook)).toEqual({
    ports: ['businesses', 'customFields', 'folders', 'notes', 'photo', 'sources', 'tags', 'taskLists', 'tasks'],
    recent: true,
    phoneCountry: false,
  });
});
