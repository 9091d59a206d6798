import { outlook, sharedOutlook } from '../../../src/backends/outlook/index.ts';
import { declaredBy } from '../../support/ports.ts';

test('it is Outlook, and has exactly these ports', () => {
  expect([outlook.key, outlook.label]).toEqual(['outlook', 'Outlook']);
  expect(declaredBy(outlook)).toEqual({
    ports: ['businesses', 'customFields', 'folders', 'notes', 'photo', 'sources', 'tags', 'taskLists', 'tasks'],
    recent: true,
    phoneCountry: false,
  });
});

test('a shared mailbox has no tasks, and no list of categories', () => {
  expect([sharedOutlook.key, sharedOutlook.label, sharedOutlook.limitedTo]).toEqual(['outlook', 'Outlook', 'a shared mailbox']);
  expect(declaredBy(sharedOutlook)).toEqual({
    ports: ['businesses', 'customFields', 'folders', 'notes', 'photo', 'tags'],
    recent: true,
    phoneCountry: false,
  });
  expect(Object.keys(sharedOutlook.tags).sort()).toEqual(['add', 'remove']);
});

test('the mailbox of the connection decides', () => {
  expect(outlook.forConnection({ mailbox: 'sales@example.com' })).toBe(sharedOutlook);
  for (const authData of [{}, { mailbox: '' }, { mailbox: ' ' }]) expect(outlook.forConnection(authData)).toBe(outlook);
});
