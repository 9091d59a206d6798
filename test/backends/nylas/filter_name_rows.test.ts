import fc from 'fast-check';
import { withName } from '../../../src/backends/nylas/filter_name_rows.ts';
import { toContact } from '../../../src/backends/nylas/translate.ts';
import { hasFullName, meetsCriterion } from '../../../src/contacts/query.ts';

const word = fc.constantFrom('Ada', 'ADA', ' ada ', 'Zora', 'M.', 'Zoë', 'Zoe\u0308', 'de la', 'Quillfeather', '', ' ');
const row = fc.record({ given_name: word, middle_name: word, surname: word, suffix: word, nickname: word }, { requiredKeys: [] });

test('no one with that name is skipped', () => {
  fc.assert(
    fc.property(row, fc.array(word, { minLength: 1, maxLength: 3 }), (names, words) => {
      const searched = words.join(' ');
      const wire = { id: 'a', ...names };
      const contact = toContact(wire, []);
      const isCalled =
        searched.trim() !== '' && (meetsCriterion(contact, { by: 'name', value: searched }) || hasFullName(contact, searched));
      expect(isCalled && !withName(searched)(wire)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  [{ id: 'a', given_name: 'Grace' }, false],
  [{ id: 'a' }, false],
  [{ id: 'a', surname: 'Adamo' }, true],
  [{ id: 'a', given_name: 5 }, true],
  [{ given_name: 'Grace' }, true],
  [null, true],
])('a row is worth reading for the name "Ada Example", or is in another form: %j', (one, is) => {
  expect(withName('Ada Example')(one)).toBe(is);
});
