import type { Postal } from '../../../src/backends/nylas/body.ts';
import { withAddress } from '../../../src/backends/nylas/body_address.ts';
import type { ContactChange } from '../../../src/contacts/change.ts';

const WORK: Postal = { type: 'work', street_address: '1 Square', city: 'London', state: 'L', postal_code: 'SW1', country: 'UK' };
const HOME: Postal = { type: 'home', city: 'Ockham' };
const OTHER: Postal = { type: 'other', city: 'Paris', country: 'FR' };
const NAMELESS: Postal = { type: 'other' };
const STORED = [WORK, HOME, OTHER];

test.each<[string, readonly Postal[], ContactChange, readonly Postal[]]>([
  ['one part leaves the other parts of the address', [WORK], { city: 'Leeds' }, [{ ...WORK, city: 'Leeds' }]],
  ['the first address is changed in its place', STORED, { street: '2 Square' }, [{ ...WORK, street_address: '2 Square' }, HOME, OTHER]],
  ['one in the middle is changed in its place', STORED, { city: 'Bath', address_type: 'home' }, [WORK, { ...HOME, city: 'Bath' }, OTHER]],
  ['an emptied part goes, the others stay', [OTHER, HOME], { country: null }, [{ type: 'other', city: 'Paris' }, HOME]],
  ['a blank part is an emptied one', [OTHER], { country: '' }, [{ type: 'other', city: 'Paris' }]],
  ['an address that has no part anymore goes', STORED, { city: null, address_type: 'home' }, [WORK, OTHER]],
  ['emptying a part that nobody has makes no address', [], { city: null, country: '' }, []],
  ['an address of another type comes behind', [WORK], { city: 'Bath', address_type: 'home' }, [WORK, { type: 'home', city: 'Bath' }]],
  ['one without a type is one of work', [], { city: 'Bath' }, [{ type: 'work', city: 'Bath' }]],
  ['an address without any part is passed over', [NAMELESS, HOME], { city: 'Bath' }, [NAMELESS, { ...HOME, city: 'Bath' }]],
  [
    'and so it is where its type is asked for',
    [NAMELESS, OTHER],
    { city: 'Bath', address_type: 'other' },
    [NAMELESS, { ...OTHER, city: 'Bath' }],
  ],
  ['a type alone says nothing of any part', [NAMELESS, HOME], { address_type: 'work' }, [NAMELESS, HOME]],
  ['what is about something else leaves all', [NAMELESS, ...STORED], { company: 'Engines' }, [NAMELESS, ...STORED]],
])('%s', (_name, stored, change, after) => {
  expect(withAddress(stored, change)).toStrictEqual(after);
});
