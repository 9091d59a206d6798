import { google } from '../../../src/backends/google/index.ts';
import { declaredBy } from '../../support/ports.ts';

test('it is Google, and has exactly these ports', () => {
  expect([google.key, google.label]).toEqual(['google', 'Google']);
  expect(declaredBy(google)).toEqual({
    ports: ['customFields', 'notes', 'photo', 'sources', 'tags'],
    recent: true,
    phoneCountry: false,
  });
});

test('it needs everyone beforehand, because it has no date of creation', () => {
  expect(google.changes.beforehand).toEqual(expect.any(Function));
});
