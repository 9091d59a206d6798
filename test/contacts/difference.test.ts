import fc from 'fast-check';
import type { ContactChange } from '../../src/contacts/change.ts';
import { TEXT_INPUTS } from '../../src/contacts/change.ts';
import { addressFor, computeDifference } from '../../src/contacts/difference.ts';
import { person } from './people.ts';

const HOME = { type: 'home', street: '1 Example Way', city: 'Springfield', region: 'IL', postal_code: '00001', country: 'US' } as const;
const WORK = { ...HOME, type: 'work', street: '2 Example Way', city: null } as const;

describe('what is the same is left out', () => {
  test.each<[string, ContactChange]>([
    ['the same email in other letters', { email: ' ADA@example.com' }],
    ['the same number in another spelling', { phone: '(555) 010-0123' }],
    ['the same number of a type', { mobile_phone: '5550100123' }],
    ['the same name', { full_name: 'Ada Byron', first_name: 'Ada' }],
    ['tags that are there', { tags: { mode: 'add', names: ['LEAD'] } }],
    ['tags to remove that are not there', { tags: { mode: 'remove', names: ['other'] } }],
    ['all tags again in another order', { tags: { mode: 'replace', names: ['vip', 'lead'] } }],
    ['a further email that is there', { other_emails: ['Ada@Example.com'] }],
    ['further emails emptied where there are none', { other_emails: null }],
    ['an empty list of messengers', { im_addresses: [] }],
    ['messengers emptied where there are none', { im_addresses: null }],
    ['no wish where there is none', { do_not_disturb: false }],
    ['no wish emptied', { do_not_disturb: null }],
    ['what is empty already', { nickname: null, notes: '' }],
    ['an empty custom field emptied', { custom_fields: { f1: null, f2: '', f3: [] } }],
    ['nothing at all', {}],
  ])('%s', (_what, change) => {
    expect(computeDifference(person(), change)).toEqual({ change: {}, keys: [] });
  });

  test('custom fields are compared as the service keeps them', () => {
    const current = person({ custom_fields: { number: 36, text: 'Free', list: ['Chess', 'Reading'], file: [{ name: 'a', url: 'x' }] } });
    const same = { number: '36', text: 'Free', list: ['reading', 'chess'], file: [{ name: 'b', url: 'x' }] };
    expect(computeDifference(current, { custom_fields: same }).keys).toEqual([]);
  });
});

describe('custom fields are compared by their kinds where these are known', () => {
  test.each([
    ['date', 1751328000000, '2025-07-01', true],
    ['date', '1751328000000', '2025-07-01', true],
    ['date', '2025-07-01T00:00:00.000Z', '2025-07-01', true],
    ['date', '2025-07-01', '2025-07-02', false],
    ['money', '1500.00', 1500, true],
    ['number', 1500, 1500.5, false],
    ['choice', 'red', 'Red', true],
    ['choices', ['Sales', 'Support'], ['support', 'sales'], true],
    ['choices', ['Sales', 'Support'], ['Sales'], false],
    ['tick', [], null, true],
    // A text is only equal to itself: another spelling of a number, or capitals, make another text.
    ['text', '1.0', '1', false],
    ['text', 'red', 'Red', false],
    ['text', '1751328000000', '2025-07-01', false],
  ] as const)('%s: %j and %j', (kind, stored, requested, same) => {
    const current = person({ custom_fields: { f1: stored } });
    const { keys } = computeDifference(current, { custom_fields: { f1: requested } }, new Map([['f1', kind]]));
    expect(keys).toEqual(same ? [] : ['custom_f1']);
  });
});

describe('what differs stays, under the keys of the input', () => {
  test.each<[string, ContactChange, string[]]>([
    ['a name in other letters', { first_name: 'ADA' }, ['first_name']],
    ['another email', { email: 'ada@example.org' }, ['email']],
    ['a number with another end', { phone: '+1 555 010 0124' }, ['phone']],
    ['an emptied name', { last_name: null }, ['last_name']],
    ['a new tag', { tags: { mode: 'add', names: ['new'] } }, ['tags']],
    ['emptied tags', { tags: null }, ['tags']],
    ['a further email', { other_emails: ['b@example.com'] }, ['other_emails']],
    ['a messenger', { im_addresses: ['ada'] }, ['im_addresses']],
    ['a wish not to be disturbed', { do_not_disturb: true }, ['do_not_disturb']],
    ['a messenger that is called like the email', { im_addresses: ['ada@example.com'] }, ['im_addresses']],
    ['a custom field', { custom_fields: { f1: 'x' } }, ['custom_f1']],
    ['a custom field that holds the word for nothing', { custom_fields: { f1: 'undefined' } }, ['custom_f1']],
  ])('%s', (_what, change, keys) => {
    expect(computeDifference(person(), change)).toEqual({ change, keys });
  });

  test('further emails and messengers emptied where there are some', () => {
    const current = person({
      emails: [
        { address: 'ada@example.com', type: null },
        { address: 'b@example.com', type: null },
      ],
      im_addresses: ['ada'],
    });
    const change = { other_emails: null, im_addresses: null };
    expect(computeDifference(current, change)).toEqual({ change, keys: ['other_emails', 'im_addresses'] });
  });

  test('a wish not to be disturbed, emptied', () => {
    const change = computeDifference(person({ do_not_disturb: true }), { do_not_disturb: null });
    expect(change).toEqual({ change: { do_not_disturb: false }, keys: ['do_not_disturb'] });
  });

  test("a setting that the change doesn't name stays", () => {
    expect(computeDifference(person({ do_not_disturb: true }), { first_name: 'Adah' }).keys).toEqual(['first_name']);
  });

  test('a text with the same number in it is another text', () => {
    expect(computeDifference(person({ company: 'Studio 54' }), { company: 'Club 54' }).keys).toEqual(['company']);
  });

  test('messengers that exist already are no change', () => {
    expect(computeDifference(person({ im_addresses: ['ada'] }), { im_addresses: ['Ada'] }).keys).toEqual([]);
  });

  test('custom fields of which one is empty, or has more, are never the same', () => {
    const current = person({ custom_fields: { f1: 'null', f2: 'a', f3: ['a'], f4: '1' } });
    const { keys } = computeDifference(current, { custom_fields: { f1: null, f2: ['a', 'b'], f3: 'b', f4: 2 } });
    expect(keys).toEqual(['custom_f1', 'custom_f2', 'custom_f3', 'custom_f4']);
  });

  test('of several keys only those that alter something', () => {
    const change = { first_name: 'Ada', last_name: 'King', email: 'ada@example.com', tags: { mode: 'add', names: ['vip'] } } as const;
    expect(computeDifference(person(), change)).toEqual({ change: { last_name: 'King' }, keys: ['last_name'] });
  });

  test('a custom field emptied, another item in a list, another file', () => {
    const current = person({ custom_fields: { f1: 'x', f2: ['a'], f3: [{ name: 'a', url: 'x' }] } });
    const { keys } = computeDifference(current, { custom_fields: { f1: null, f2: ['a', 'b'], f3: [{ name: 'a', url: 'y' }] } });
    expect(keys).toEqual(['custom_f1', 'custom_f2', 'custom_f3']);
  });
});

describe('addresses', () => {
  const current = person({ addresses: [HOME, WORK] });

  test('without a type the first one is meant', () => {
    expect(addressFor(current, undefined)).toEqual(HOME);
    expect(computeDifference(current, { street: '1 Example Way', city: 'Shelbyville' })).toEqual({
      change: { city: 'Shelbyville' },
      keys: ['city'],
    });
  });

  test('a type chooses the address, and is sent when a part of it differs', () => {
    expect(addressFor(current, 'work')).toEqual(WORK);
    const { change, keys } = computeDifference(current, { address_type: 'work', street: '3 Example Way', country: 'US' });
    expect(change).toEqual({ address_type: 'work', street: '3 Example Way' });
    expect(keys).toEqual(['street']);
  });

  test('a type is sent only with its own address', () => {
    const { change } = computeDifference(current, { address_type: 'work', street: WORK.street, first_name: 'Adah' });
    expect(change).toEqual({ first_name: 'Adah' });
  });

  test('a type alone changes nothing', () => {
    expect(computeDifference(current, { address_type: 'work' })).toEqual({ change: {}, keys: [] });
  });

  test('every part of a missing address is a change', () => {
    expect(addressFor(current, 'other')).toBeUndefined();
    expect(computeDifference(current, { address_type: 'other', city: 'Springfield', region: null }).keys).toEqual(['city']);
  });
});

describe('keys that hang together', () => {
  test('an old address that becomes an extra one is sent when another replaces it', () => {
    const change = { email: 'new@example.com', other_emails: ['ada@example.com'] };
    expect(computeDifference(person(), change)).toEqual({ change, keys: ['email'] });
  });

  test('an old number is sent with the new one', () => {
    const change = { phone: '+1 555 010 0199', mobile_phone: '+1 555 010 0123' };
    expect(computeDifference(person(), change)).toEqual({ change, keys: ['phone'] });
  });
});

const word = fc.constantFrom('Ada', 'ada', 'Byron', 'x@example.com', '+1 555 010 0123', '5550100123', '2026-11-21');
const texts = fc.record(Object.fromEntries(TEXT_INPUTS.map((key) => [key, fc.option(word)])), { requiredKeys: [] });

test("a contact doesn't differ from itself", () => {
  fc.assert(
    fc.property(texts, (values) => {
      const address = { ...HOME, ...values };
      const current = { ...person({ addresses: [address] }), ...values };
      const own = Object.fromEntries(
        TEXT_INPUTS.map((key) => [key, key in HOME ? Object.entries(address).find(([part]) => part === key)?.[1] : current[key]]),
      );
      expect(computeDifference(current, { ...own, tags: { mode: 'replace', names: current.tags } }).keys).toEqual([]);
    }),
  );
});

test("an applied change isn't a difference anymore, and only what differs was in it", () => {
  fc.assert(
    fc.property(texts, (change: ContactChange) => {
      const current = person({ addresses: [HOME] });
      const difference = computeDifference(current, change);
      // Besides the changes, only what belongs to them: old numbers that would be lost if they were left out.
      const kin = difference.keys.some((key) => key.endsWith('phone')) ? ['phone', 'mobile_phone', 'work_phone', 'home_phone'] : [];
      expect(Object.keys(difference.change).filter((key) => !difference.keys.includes(key) && !kin.includes(key))).toEqual([]);
      expect(Object.keys(difference.change)).toEqual(expect.arrayContaining([...difference.keys]));
      const after = Object.assign({}, current, difference.change, { addresses: [Object.assign({}, HOME, difference.change)] });
      expect(computeDifference(after, change).keys).toEqual([]);
    }),
  );
});
