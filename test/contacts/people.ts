import fc from 'fast-check';
import type { Contact, ContactParts } from '../../src/contacts/contact.ts';
import { makeContact } from '../../src/contacts/contact.ts';

/** An invented person; `parts` overrides her values. */
export function person(parts: Partial<ContactParts> = {}): Contact {
  return makeContact({
    id: 'c1',
    account_type: 'contacts_api',
    full_name: 'Ada Byron',
    first_name: 'Ada',
    last_name: 'Byron',
    emails: [{ address: 'ada@example.com', type: 'work' }],
    phones: [{ number: '+1 555 010 0123', type: 'mobile' }],
    tags: ['Lead', 'vip'],
    ...parts,
  });
}

/** A national number as people of one country write it, and the same number with the country code. */
export const spellings: fc.Arbitrary<{ national: string; international: string }> = fc
  .tuple(
    fc.constantFrom('1', '44', '49', '358'),
    fc.integer({ min: 1, max: 9 }),
    fc.stringMatching(/^\d{6,10}$/),
    fc.constantFrom('', '0'),
    fc.constantFrom(' ', '-', '.', ''),
  )
  .map(([code, first, rest, trunk, divider]) => {
    const digits = `${first}${rest}`;
    const written = [digits.slice(0, 3), digits.slice(3)].join(divider);
    return { national: `${trunk}${written}`, international: `+${code}${divider}${written}` };
  });
