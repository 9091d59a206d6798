import fc from 'fast-check';
import { isEmpty, toBody } from '../../../src/backends/outlook/body.ts';
import { taskIdsOf, toTask } from '../../../src/backends/outlook/tasks_translate.ts';
import { toContact } from '../../../src/backends/outlook/translate.ts';
import * as wire from '../../../src/backends/outlook/wire.ts';
import { readAs } from '../../../src/http/schema.ts';

const text = fc.string({ minLength: 1, maxLength: 20 });
const number = fc.stringMatching(/^\+[1-9]\d{7,11}$/);
const change = fc.record(
  {
    full_name: text,
    prefix: text,
    first_name: text,
    middle_name: text,
    last_name: text,
    suffix: text,
    nickname: text,
    company: text,
    department: text,
    job_title: text,
    manager: text,
    office_location: text,
    street: text,
    city: text,
    region: text,
    postal_code: text,
    country: text,
    website: text,
    notes: text,
    email: fc.emailAddress(),
    mobile_phone: number,
    work_phone: number,
    home_phone: number,
    birthday: fc
      .date({ min: new Date('1605-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    address_type: fc.constantFrom('work' as const, 'home' as const, 'other' as const),
  },
  { requiredKeys: [] },
);

/** What the service would return after the body was sent. */
const storedAfter = (before: wire.WireContact, body: wire.ContactBody): wire.WireContact =>
  wire.contact.parse({ ...before, ...JSON.parse(JSON.stringify(body)) });

test('what is written is read back, on a new contact and on one that is there', () => {
  fc.assert(
    fc.property(change, change, (first, second) => {
      const made = storedAfter({ id: '1' }, toBody({ id: '1' }, first));
      const given = ({ address_type: _type, ...rest }: typeof first) => rest;
      expect(toContact(made, null)).toMatchObject(given(first));
      const changed = toContact(storedAfter(made, toBody(made, second)), null);
      const { street: _1, city: _2, region: _3, postal_code: _4, country: _5, ...others } = given(second);
      expect(changed).toMatchObject(others);
    }),
  );
});

test("what isn't named stays", () => {
  fc.assert(
    fc.property(change, number, (first, phone) => {
      const made = storedAfter({ id: '1' }, toBody({ id: '1' }, { ...first, phone }));
      const { updated_at: _time, ...before } = toContact(made, null);
      expect(isEmpty(toBody(made, {}))).toBe(true);
      expect(toContact(storedAfter(made, toBody(made, { department: 'new' })), null)).toMatchObject({ ...before, department: 'new' });
    }),
  );
});

test('no key that is null, left out or unknown makes it fail', () => {
  const nothing = fc.constantFrom(null, undefined);
  const address = fc.oneof(nothing, fc.constant({}), fc.record({ street: fc.oneof(nothing, text) }, { requiredKeys: [] }));
  const items = fc.oneof(
    nothing,
    fc.array(fc.record({ name: fc.oneof(nothing, text), address: fc.oneof(nothing, text), other: text }, { requiredKeys: [] }), {
      maxLength: 2,
    }),
  );
  const odd = fc.record(
    {
      homeAddress: address,
      businessAddress: address,
      emailAddresses: items,
      birthday: fc.oneof(nothing, text),
      createdDateTime: fc.oneof(nothing, text),
      unknown: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(odd, (fields) => {
      const read = wire.contact.parse({ id: '1', ...fields });
      const contact = toContact(read, null);
      expect(contact.emails.every((item) => item.address.trim() !== '')).toBe(true);
      toBody(read, { email: 'a@x.com', city: 'P', first_name: null });
    }),
  );
  const holes = ['businessPhones', 'homePhones', 'imAddresses', 'categories'].map((key) => [key, [null, '1234567', null]]);
  const reading = readAs(wire.contact, { id: '1', ...Object.fromEntries(holes) });
  expect(reading.success && toContact(reading.data, null)).toMatchObject({
    phones: [
      { number: '1234567', type: 'work' },
      { number: '1234567', type: 'home' },
    ],
    im_addresses: ['1234567'],
    tags: ['1234567'],
  });
  const empty = Object.fromEntries(wire.CONTACT_KEYS.map((key) => [key, null]));
  expect(toContact(wire.contact.parse({ ...empty, id: '1' }), null)).toMatchObject({
    full_name: null,
    emails: [],
    phones: [],
    addresses: [],
    im_addresses: [],
    tags: [],
  });
});

test('a blank part of an address is null', () => {
  const { addresses, street } = toContact({ id: '1', homeAddress: { street: '', city: 'Paris', state: null } }, null);
  expect(addresses).toEqual([{ type: 'home', street: null, city: 'Paris', region: null, postal_code: null, country: null }]);
  expect(street).toBeNull();
});

test.each([
  ['that of work, where there is none and nothing is said', {}, { city: 'Paris' }, 'businessAddress', { street: null, city: 'Paris' }],
  [
    'the first that is there, where nothing is said',
    { homeAddress: { street: '1 Square', city: 'London' } },
    { city: 'Paris' },
    'homeAddress',
    { street: '1 Square', city: 'Paris' },
  ],
  [
    'that of other, where mobile is said; its other parts stay',
    { homeAddress: { city: 'London' }, otherAddress: { street: '2 Square', city: 'Lyon' } },
    { city: 'Paris', address_type: 'mobile' as const },
    'otherAddress',
    { street: '2 Square', city: 'Paris' },
  ],
])('a part of an address is put into %s', (_name, before, changes, key, parts) => {
  expect(toBody({ id: '1', ...before }, changes)).toEqual({
    [key]: { state: null, postalCode: null, countryOrRegion: null, ...parts },
  });
});

test('a blank text empties its field, as null does', () => {
  const before = { id: '1', companyName: 'Engines', homePhones: ['+5', '+6'], mobilePhone: '+7' };
  const blank = { company: '', nickname: '', full_name: '', home_phone: '', mobile_phone: '' };
  expect(toBody(before, blank)).toEqual({ companyName: null, nickName: null, displayName: null, homePhones: ['+6'], mobilePhone: null });
});

test.each(['10/12/1815', '1815-02-30', 'soon'])('a birthday that is no day is refused: %s', (birthday) => {
  expect(() => toBody({ id: '1' }, { birthday })).toThrow(
    `"${birthday}" in Birthday isn't a date. Write it as YYYY-MM-DD, like 1990-12-31.`,
  );
});

test('a birthday is a day, whatever hour comes with it', () => {
  for (const birthday of ['1815-12-10', '1815-12-10T00:00:00Z', '1815-12-10T11:59:00Z', '1815-12-09T22:00:00Z'])
    expect(toContact({ id: '1', birthday }, null).birthday).toBe('1815-12-10');
  expect(toBody({ id: '1' }, { birthday: '1815-12-10T00:00:00+02:00' }).birthday).toBe('1815-12-10T11:59:00Z');
});

describe('phones', () => {
  const phones = (before: wire.ContactBody, changes: Parameters<typeof toBody>[1]) => {
    const { mobilePhone, businessPhones, homePhones } = toBody({ id: '1', ...before }, changes);
    return { mobilePhone, businessPhones, homePhones };
  };

  test.each([
    ['the first of a new contact is the mobile one', {}, { phone: '+1' }, { mobilePhone: '+1' }],
    [
      'with a mobile one given, it is one more',
      {},
      { phone: '+11111111', mobile_phone: '+22222222' },
      { mobilePhone: '+22222222', businessPhones: ['+11111111'] },
    ],
    ['given twice, it is one', {}, { phone: '+11111111', mobile_phone: '+11111111' }, { mobilePhone: '+11111111' }],
    [
      'with all kinds given, it is a second of work',
      {},
      { phone: '+1', mobile_phone: '+2', work_phone: '+3', home_phone: '+4' },
      { mobilePhone: '+2', businessPhones: ['+3', '+1'], homePhones: ['+4'] },
    ],
    [
      'with mobile and work given, it is one of home',
      {},
      { phone: '+1', mobile_phone: '+2', work_phone: '+3' },
      { mobilePhone: '+2', businessPhones: ['+3'], homePhones: ['+1'] },
    ],
    [
      'one of another kind stays in its place, and so does the first',
      { mobilePhone: '+55555555', businessPhones: ['+66666666', '+77777777'] },
      { phone: '+7 777 7777' },
      {},
    ],
    [
      'given as a number of another kind too, it is there once',
      { mobilePhone: '+55555555' },
      { phone: '+77777777', home_phone: '+77777777' },
      { homePhones: ['+77777777'] },
    ],
    [
      'one whose place is given away comes first',
      { mobilePhone: '+55555555', homePhones: ['+77777777'] },
      { phone: '+77777777', home_phone: '+88888888' },
      { mobilePhone: '+77777777', homePhones: ['+88888888'] },
    ],
    ['the first of whatever kind is replaced', { homePhones: ['+5', '+6'] }, { phone: '+1' }, { homePhones: ['+1', '+6'] }],
    ['a number further back comes forward', { businessPhones: ['+5', '+6'] }, { work_phone: '+6' }, { businessPhones: ['+6', '+5'] }],
    ['so does one of the kind that comes first', { businessPhones: ['+5', '+6'] }, { phone: '+6' }, { businessPhones: ['+6', '+5'] }],
    [
      'a mobile one given alone leaves the others as they are',
      { mobilePhone: '+5', businessPhones: ['+6'] },
      { mobile_phone: '+7' },
      { mobilePhone: '+7' },
    ],
    [
      'with a mobile one given, a blank is none',
      { mobilePhone: '+5', businessPhones: ['+6'] },
      { phone: '', mobile_phone: '+7' },
      { mobilePhone: '+7' },
    ],
    [
      'null takes the first away',
      { mobilePhone: '+5', businessPhones: ['+6'] },
      { phone: null, work_phone: null },
      { mobilePhone: null, businessPhones: [] },
    ],
  ])('%s', (_name, before, changes, expected) => {
    expect(phones(before, changes)).toEqual({ mobilePhone: undefined, businessPhones: undefined, homePhones: undefined, ...expected });
  });

  test('a third of a kind is refused', () => {
    expect(() => phones({ businessPhones: ['+5', '+6'] }, { phone: '+1', work_phone: '+7', mobile_phone: '+2', home_phone: '+3' })).toThrow(
      /work phone numbers for a contact, and \+1 would/,
    );
  });
});

test("the display name is sent with its parts, and one that isn't made of them stays", () => {
  const before = { id: '1', displayName: 'The Countess', givenName: 'Ada', surname: 'Lovelace' };
  const plain = { ...before, displayName: 'Ada Lovelace' };
  expect(toBody(plain, { last_name: 'King' })).toMatchObject({ surname: 'King', displayName: 'Ada King' });
  expect(toBody(before, { last_name: 'King' })).toMatchObject({ surname: 'King', displayName: 'The Countess' });
  expect(toBody(before, { last_name: 'King', full_name: 'A. King' })).toMatchObject({ surname: 'King', displayName: 'A. King' });
  expect(toBody(before, { prefix: 'Dr.', nickname: 'A' })).toMatchObject({ title: 'Dr.', displayName: 'The Countess' });
  expect(toBody(before, { company: 'E' }).displayName).toBeUndefined();
});

test('a task’s id holds both ids, whatever they are', () => {
  const id = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(id, id, (listId, taskId) => expect(taskIdsOf(toTask({ id: taskId }, listId, 'c', null).id)).toEqual({ listId, taskId })),
  );
  expect(
    toTask(
      { id: 't', dueDateTime: { dateTime: '2026-05-02T12:00:00.0000000', timeZone: 'UTC' }, body: null, status: 'deferred' },
      'l',
      'c',
      null,
    ),
  ).toEqual({
    id: 'l/t',
    contact_id: 'c',
    title: null,
    description: null,
    due_date: '2026-05-02',
    completed: false,
    recurring: false,
    owner_id: null,
  });
});

test("an email without a name has none, and one without an address doesn't count", () => {
  const emailAddresses = [
    { name: null, address: 'ada@example.com' },
    { address: 'b@example.com' },
    { name: '', address: 'c@example.com' },
    { name: 'Nobody', address: ' ' },
    { name: 'Nobody', address: null },
  ];
  const { emails } = toContact({ id: '1', emailAddresses }, null);
  expect(emails.map(({ address }) => address)).toEqual(['ada@example.com', 'b@example.com', 'c@example.com']);
  expect(toContact({ id: '1', emailAddresses: null }, null).emails).toEqual([]);
});
