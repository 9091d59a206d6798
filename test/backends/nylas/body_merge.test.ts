import { createBody, groupsOf, NOTHING, updateBody, type Writable, writableOf } from '../../../src/backends/nylas/body.ts';
import { mergedFields } from '../../../src/backends/nylas/body_merge.ts';
import { givenNameOf, withoutUnusedName, withTexts } from '../../../src/backends/nylas/body_names.ts';
import { providerNamed } from '../../../src/backends/nylas/providers.ts';
import { contact } from '../../../src/backends/nylas/wire.ts';
import type { ContactChange } from '../../../src/contacts/change.ts';

const into = (before: Partial<Writable>, change: ContactChange, provider = 'google') =>
  mergedFields({ ...NOTHING, ...before }, change, change, providerNamed(provider));

describe('web pages', () => {
  const stored: Partial<Writable> = {
    web_pages: [{ url: 'https://example.com/home', type: 'home' }, { url: 'https://example.com/more' }],
  };

  test('a new first page has a type only where the provider wants one', () => {
    expect(into({}, { website: 'https://example.com' }).web_pages).toStrictEqual([{ url: 'https://example.com' }]);
    expect(into({}, { website: 'https://example.com' }, 'microsoft').web_pages).toStrictEqual([
      { url: 'https://example.com', type: 'work' },
    ]);
  });

  test('another address for the first page keeps its type, but where every page is one of work', () => {
    expect(into(stored, { website: 'https://example.com/new' }).web_pages).toStrictEqual([
      { url: 'https://example.com/new', type: 'home' },
      { url: 'https://example.com/more' },
    ]);
    expect(into(stored, { website: 'https://example.com/new' }, 'ews').web_pages[0]).toStrictEqual({
      url: 'https://example.com/new',
      type: 'work',
    });
  });

  test('a page further back moves to the front, and none is lost', () => {
    expect(into(stored, { website: 'https://example.com/more' }).web_pages).toStrictEqual([
      { url: 'https://example.com/more' },
      { url: 'https://example.com/home', type: 'home' },
    ]);
  });
});

describe('emails', () => {
  const stored: Partial<Writable> = {
    emails: [{ email: 'a@example.com', type: 'work' }, { email: 'b@example.com' }, { email: 'c@example.com' }],
  };

  test.each<[string, ContactChange, Writable['emails']]>([
    ['emptying the others leaves the first', { other_emails: null }, [{ email: 'a@example.com', type: 'work' }]],
    ['emptying the others leaves a new first', { email: 'd@example.com', other_emails: null }, [{ email: 'd@example.com', type: 'work' }]],
    ['no others leave all', { other_emails: [] }, stored.emails ?? []],
  ])('%s', (_name, change, emails) => {
    expect(into(stored, change).emails).toStrictEqual(emails);
  });
});

describe('phone numbers', () => {
  test.each([
    [
      'phone',
      [
        { number: '+1 555 0109', type: 'other' },
        { number: '+1 555 0101', type: 'mobile' },
      ],
    ],
    [
      'mobile_phone',
      [
        { number: '+1 555 0100', type: 'other' },
        { number: '+1 555 0109', type: 'mobile' },
      ],
    ],
    [
      'work_phone',
      [
        { number: '+1 555 0100', type: 'other' },
        { number: '+1 555 0101', type: 'mobile' },
        { number: '+1 555 0109', type: 'work' },
      ],
    ],
    [
      'home_phone',
      [
        { number: '+1 555 0100', type: 'other' },
        { number: '+1 555 0101', type: 'mobile' },
        { number: '+1 555 0109', type: 'home' },
      ],
    ],
  ])('%s alone changes only its own number', (key, phone_numbers) => {
    const stored = {
      phone_numbers: [
        { number: '+1 555 0100', type: 'other' },
        { number: '+1 555 0101', type: 'mobile' },
      ],
    };
    expect(into(stored, { [key]: '+1 555 0109' }).phone_numbers).toStrictEqual(phone_numbers);
  });

  test.each([
    ['work_phone', 'business'],
    ['home_phone', 'personal'],
    ['mobile_phone', 'Mobile'],
  ])('%s replaces a number that the service calls %s', (key, type) => {
    const others = { number: '+1 555 0101', type: 'other' };
    const stored = { phone_numbers: [others, { number: '+1 555 0100', type }] };
    expect(into(stored, { [key]: '+1 555 0109' }).phone_numbers).toStrictEqual([others, { number: '+1 555 0109', type }]);
    expect(into(stored, { [key]: null }).phone_numbers).toStrictEqual([others]);
  });

  test(`a first number of the service's type "business" doesn't replace the work number`, () => {
    const stored = { phone_numbers: [{ number: '+1 555 0100', type: 'business' }] };
    const numbers = into(stored, { phone: '+1 555 0108', work_phone: '+1 555 0109' }).phone_numbers.map(({ number }) => number);
    expect(numbers).toStrictEqual(['+1 555 0108', '+1 555 0109']);
  });

  test('unchanged numbers stay as stored, whatever the service calls their type', () => {
    const phone_numbers = [{ number: '+1 555 0100', type: 'business' }];
    const requested = { work_phone: '+1 555 0100', job_title: 'Pilot' };
    const after = mergedFields({ ...NOTHING, phone_numbers }, { job_title: 'Pilot' }, requested, providerNamed('google'));
    expect(after).toStrictEqual({ ...NOTHING, texts: { job_title: 'Pilot' }, phone_numbers });
  });
});

describe('names', () => {
  test("with a first or a last name, the full name isn't split", () => {
    for (const name of [{ first_name: 'Grace' }, { last_name: 'Hopper' }, { first_name: 'Grace', last_name: 'Hopper' }])
      expect(withoutUnusedName({ full_name: 'Somebody Else', ...name, company: 'Engines' })).toStrictEqual({ ...name, company: 'Engines' });
    expect(withoutUnusedName({ full_name: 'Grace Hopper', company: 'Engines' })).toStrictEqual({
      full_name: 'Grace Hopper',
      company: 'Engines',
    });
  });

  test.each([
    [' Grace  Brewster\tHopper ', { given_name: 'Grace', surname: 'Brewster Hopper' }],
    ['Grace', { given_name: 'Grace' }],
    [' ', {}],
    [null, {}],
  ])('the whole name %j of a new contact', (full_name, texts) => {
    expect(withTexts({}, { full_name })).toStrictEqual(texts);
  });

  test('a whole name empties the parts that it has no place for, where there are some', () => {
    const stored = { given_name: 'Ada', middle_name: 'King', surname: 'Lovelace' };
    expect(withTexts(stored, { full_name: 'Grace' })).toStrictEqual({ given_name: 'Grace', middle_name: '', surname: '' });
    expect(withTexts(stored, { full_name: null })).toStrictEqual({ given_name: '', middle_name: '', surname: '' });
  });

  test.each<[string, ContactChange]>([
    ['Ada', { first_name: ' Ada ', company: 'Engines' }],
    ['Engines', { first_name: ' ', full_name: '', company: 'Engines' }],
    ['ada', { email: 'ada@example.com', other_emails: [] }],
    ['grace', { other_emails: ['grace@example.com', 'ada@example.com'] }],
    ['Countess', { nickname: 'Countess', last_name: 'Lovelace' }],
    ['Lovelace', { last_name: 'Lovelace', phone: '+1 555 0100' }],
    ['+1 555 0101', { mobile_phone: '+1 555 0101', home_phone: '+1 555 0102' }],
    ['', { job_title: 'Pilot' }],
  ])('a new contact is called "%s", the first of what there is', (name, change) => {
    expect(givenNameOf(change)).toBe(name);
  });
});

describe('bodies', () => {
  test('a create has no empty text and no empty list', () => {
    const change = { full_name: 'Ada Lovelace', nickname: null, notes: '', company: 'Engines', im_addresses: null, website: null };
    expect(createBody(into({}, change), 'Ada')).toStrictEqual({
      given_name: 'Ada',
      surname: 'Lovelace',
      company_name: 'Engines',
      source: 'address_book',
    });
  });

  test('an update names the texts that are there or were, and every list', () => {
    const before: Partial<Writable> = { texts: { nickname: 'Nick', job_title: 'Pilot' } };
    expect(updateBody(into(before, { nickname: null, notes: null, suffix: '' }), true)).toStrictEqual({
      given_name: '',
      nickname: '',
      job_title: 'Pilot',
      emails: [],
      phone_numbers: [],
      im_addresses: [],
      physical_addresses: [],
      web_pages: [],
      groups: [],
    });
  });

  test.each([null, undefined])('lists that the service gives as %s go back empty', (none) => {
    const lists = { emails: none, phone_numbers: none, im_addresses: none, physical_addresses: none, web_pages: none, groups: none };
    expect(writableOf({ id: 'c1', given_name: 'Ada', ...lists })).toStrictEqual({ ...NOTHING, texts: { given_name: 'Ada' } });
  });

  test("groups are left out if the mailbox has none, but the contact's own stay", () => {
    expect(updateBody(NOTHING, false)).not.toHaveProperty('groups');
    expect(updateBody({ ...NOTHING, groups: [{ id: 'g1' }] }, false)).toMatchObject({ groups: [{ id: 'g1' }] });
  });

  test('unknown parts of an item go back unchanged, wherever the item moves', () => {
    const wire = contact.parse({
      id: 'c1',
      emails: [
        { email: 'a@example.com', type: 'fax', label: 'Desk' },
        { email: 'b@example.com', verified: true },
        { label: 'empty' },
        { type: 'work' },
      ],
      phone_numbers: [{ number: '+15550100123', type: 'work', extension: '7' }, { uri: 'tel:5' }],
      physical_addresses: [{ type: 'home', city: 'Lyon', format: 'structured', formatted: 'Lyon' }, { formatted: 'nowhere' }],
      web_pages: [{ url: 'https://example.com', rank: 1 }],
      im_addresses: [{ im_address: 'ada', protocol: 'xmpp' }],
      groups: [{ id: 'g1', path: 'All/Friends' }],
    });
    const change = { email: 'b@example.com', mobile_phone: '+15550100124', city: 'Paris', website: 'https://example.org' };
    const after = mergedFields(writableOf(wire), change, change, providerNamed('google'));
    expect(updateBody({ ...after, groups: groupsOf(after.groups, ['g1', 'g2']) }, true)).toStrictEqual({
      given_name: '',
      emails: [{ email: 'b@example.com', verified: true }, { email: 'a@example.com', type: 'fax', label: 'Desk' }, { label: 'empty' }],
      phone_numbers: [
        { number: '+15550100123', type: 'work', extension: '7' },
        { number: '+15550100124', type: 'mobile' },
        { uri: 'tel:5' },
      ],
      physical_addresses: [
        { type: 'home', city: 'Paris', format: 'structured', formatted: 'Lyon' },
        { type: 'other', formatted: 'nowhere' },
      ],
      web_pages: [{ url: 'https://example.org', rank: 1 }],
      im_addresses: [{ im_address: 'ada', protocol: 'xmpp' }],
      groups: [{ id: 'g1', path: 'All/Friends' }, { id: 'g2' }],
    });
  });
});
