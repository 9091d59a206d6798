import { toContact } from '../../../src/backends/contacts_api/translate.ts';
import type { WireContact } from '../../../src/backends/contacts_api/wire.ts';

const CONTEXT = { account_type: 'highlevel', url: null, zone: null };
const namesOf = (names: Partial<WireContact>) => {
  const { full_name, first_name, last_name, names_lowered = false } = toContact({ id: 'c1', ...names }, CONTEXT);
  return [full_name, first_name, last_name, names_lowered];
};
const SMALL = { firstNameLowerCase: 'ada', lastNameLowerCase: 'byron king' };

test.each<[string, Partial<WireContact>, readonly unknown[]]>([
  [
    'as written beside the small letters',
    { ...SMALL, firstName: 'Ada', lastName: 'Byron King' },
    ['Ada Byron King', 'Ada', 'Byron King', false],
  ],
  ['raw beside small letters', { firstName: 'ada', firstNameRaw: 'Ada' }, ['Ada', 'Ada', null, false]],
  ['small, as it is written', { firstName: 'ada', firstNameLowerCase: 'ada' }, ['ada', 'ada', null, false]],
  ['only small', SMALL, ['ada byron king', 'ada', 'byron king', true]],
  ['one of the two only small', { firstName: 'Ada', lastNameLowerCase: 'byron' }, ['Ada byron', 'Ada', 'byron', true]],
  ['in the whole name', { ...SMALL, name: 'Ada Byron King' }, ['Ada Byron King', 'Ada', 'Byron King', false]],
  [
    'in the name of the contact',
    { ...SMALL, name: 'ada byron king', contactName: 'Ada BYRON King' },
    ['ada byron king', 'Ada', 'BYRON King', false],
  ],
  ['in a whole name that is only the first', { firstNameLowerCase: 'ada', name: 'ADA' }, ['ADA', 'ADA', null, false]],
  [
    'with a blank too many',
    { ...SMALL, firstNameLowerCase: 'ada ', name: 'Ada Byron King' },
    ['Ada Byron King', 'Ada', 'Byron King', false],
  ],
  [
    'half known from the whole name',
    { firstName: 'Ada', lastNameLowerCase: 'byron', name: 'Ada Byron' },
    ['Ada Byron', 'Ada', 'Byron', false],
  ],
  [
    'not in a whole name that says something else',
    { ...SMALL, name: 'Dr Ada Byron King' },
    ['Dr Ada Byron King', 'ada', 'byron king', true],
  ],
  ['not in a whole name that is small, too', { ...SMALL, name: 'ada byron king' }, ['ada byron king', 'ada', 'byron king', true]],
  ['of a script without capitals', { firstNameLowerCase: '小明', lastNameLowerCase: '王' }, ['小明 王', '小明', '王', false]],
  ['of two scripts', { firstNameLowerCase: '小明', lastNameLowerCase: 'chen', name: '小明 Chen' }, ['小明 Chen', '小明', 'Chen', false]],
  ['whose letters change their number', { firstNameLowerCase: 'i̇pek', name: 'İpek' }, ['İpek', 'i̇pek', null, true]],
  ['none', {}, [null, null, null, false]],
])('names %s', (_what, names, expected) => {
  expect(namesOf(names)).toEqual(expected);
});
