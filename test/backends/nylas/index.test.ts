import { nylas } from '../../../src/backends/nylas/index.ts';
import { declaredBy } from '../../support/ports.ts';

test('it is Nylas, and has exactly these ports', () => {
  expect([nylas.key, nylas.label]).toEqual(['nylas', 'Nylas']);
  expect(declaredBy(nylas)).toEqual({
    ports: ['notes', 'photo', 'sources', 'tags'],
    recent: false,
    phoneCountry: false,
  });
});
