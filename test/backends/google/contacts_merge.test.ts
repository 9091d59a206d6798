import { accountTypeOf } from '../../../sandbox/accounts.ts';
import type { Item, Lists } from '../../../sandbox/google/person.ts';
import { google } from '../../../src/backends/google/index.ts';
import type { Row } from '../../support/run.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 3);
const store = () => at().sandbox.accounts.google.store;
const add = (lists: Lists): string => store().add(lists).id;
const stored = (id: string): Lists | undefined => store().people.get(id)?.lists;
const merge = (keep_contact_id: string, merge_contact_id: string): Promise<Row> =>
  at().create('merge_contacts', { keep_contact_id, merge_contact_id });
const member = (group: string): Item => ({ contactGroupMembership: { contactGroupResourceName: `contactGroups/${group}` } });

const UMA: Lists = { names: [{ givenName: 'Uma', familyName: 'Example' }], memberships: [member('myContacts')] };

test('nothing that no output has is lost: each list is united to the byte, in one write', async () => {
  const kept = add({
    ...UMA,
    events: [{ date: { year: 2001, month: 5, day: 6 }, type: 'anniversary' }],
    relations: [{ person: 'Sam Example', type: 'spouse' }],
    phoneNumbers: [{ value: '+15550100100', type: 'homeFax' }],
  });
  const other = add({
    ...UMA,
    names: [{ givenName: 'uma', phoneticGivenName: 'oo-mah' }],
    events: [
      { date: { year: 2001, month: 5, day: 6 }, type: 'anniversary' },
      { date: { month: 7, day: 1 }, type: 'moved in' },
    ],
    relations: [
      { person: 'Sam Example', type: 'spouse' },
      { person: 'Grace Example', type: 'manager' },
    ],
    interests: [{ value: 'Chess' }],
    genders: [{ value: 'female' }],
    emailAddresses: [{ value: 'uma@example.com', type: 'school', displayName: 'Uma E.' }],
    phoneNumbers: [{ value: '+1 555 010 0100', type: 'mobile' }],
    imClients: [{ username: 'uma.chat', protocol: 'jabber' }],
    userDefined: [
      { key: 'Plan', value: 'Gold' },
      { key: 'Plan', value: 'Old' },
    ],
  });
  await expect(merge(kept, other)).resolves.toMatchObject({ outcome: 'merged', manager: 'Grace Example', conflicts: [] });
  expect(stored(kept)).toEqual({
    memberships: [member('myContacts')],
    names: [{ givenName: 'Uma', familyName: 'Example', phoneticGivenName: 'oo-mah' }],
    events: [
      { date: { year: 2001, month: 5, day: 6 }, type: 'anniversary' },
      { date: { month: 7, day: 1 }, type: 'moved in' },
    ],
    relations: [
      { person: 'Sam Example', type: 'spouse' },
      { person: 'Grace Example', type: 'manager' },
    ],
    interests: [{ value: 'Chess' }],
    genders: [{ value: 'female' }],
    emailAddresses: [{ value: 'uma@example.com', type: 'school', displayName: 'Uma E.' }],
    phoneNumbers: [{ value: '+15550100100', type: 'homeFax' }],
    imClients: [{ username: 'uma.chat', protocol: 'jabber' }],
    userDefined: [
      { key: 'Plan', value: 'Gold' },
      { key: 'Plan', value: 'Old' },
    ],
  });
  const updates = at().sandbox.requests.filter(({ method }) => method === 'PATCH');
  expect(updates.map(({ path }) => /updatePersonFields=([^&]*)/.exec(path)?.[1]?.includes('phoneNumbers'))).toEqual([false]);
});

test('a job that differs becomes a further one, and is listed', async () => {
  const kept = add({ ...UMA, organizations: [{ name: 'Example Works' }] });
  const job = { name: 'Example Shops', title: 'Buyer', symbol: 'EXSH' };
  const other = add({ ...UMA, organizations: [job] });
  await expect(merge(kept, other)).resolves.toMatchObject({
    company: 'Example Works',
    job_title: 'Buyer',
    conflicts: [{ field: 'company', kept: 'Example Works', dropped: 'Example Shops' }],
  });
  expect(stored(kept)?.organizations).toEqual([{ name: 'Example Works', title: 'Buyer' }, job]);
});

test('what a contact has only once stays as it is, and is listed', async () => {
  const kept = add({
    ...UMA,
    nicknames: [{ value: 'Umi' }],
    relations: [{ person: 'Grace Example', type: 'manager' }],
    userDefined: [{ key: 'Plan', value: 'Gold' }],
    birthdays: [{ text: 'in spring' }],
    genders: [{ value: 'female' }],
  });
  const other = add({
    ...UMA,
    nicknames: [{ value: 'Ums' }, { value: 'Born', type: 'MAIDEN_NAME' }],
    relations: [{ person: 'Sam Example', type: 'manager' }],
    userDefined: [{ key: 'Plan', value: 'Old' }],
    birthdays: [{ date: { year: 1990, month: 5, day: 6 } }],
    genders: [{ value: 'other' }],
    memberships: [member('myContacts'), member('family')],
  });
  const before = stored(kept);
  await expect(merge(kept, other)).resolves.toMatchObject({
    conflicts: [
      { field: 'nickname', kept: 'Umi', dropped: 'Ums' },
      { field: 'manager', kept: 'Grace Example', dropped: 'Sam Example' },
      { field: 'birthday', kept: 'in spring', dropped: '1990-05-06' },
      { field: 'custom_Plan', kept: 'Gold', dropped: 'Old' },
      { field: 'tags', kept: null, dropped: 'family' },
      { field: 'gender', kept: 'female', dropped: 'other' },
    ],
  });
  expect(stored(kept)).toEqual({ ...before, nicknames: [{ value: 'Umi' }, { value: 'Born', type: 'MAIDEN_NAME' }] });
});

test.each([
  ['TEXT_PLAIN', 'Met.', 'TEXT_PLAIN', 'Wants <an> offer.', 'Met.\nWants <an> offer.'],
  ['TEXT_HTML', '<b>Met</b>', 'TEXT_PLAIN', 'Wants <an> offer.', '<b>Met</b><br>Wants &#60;an&#62; offer.'],
  ['TEXT_HTML', '<b>Met</b>', 'TEXT_HTML', '<i>Offer</i>', '<b>Met</b><br><i>Offer</i>'],
  ['TEXT_HTML', '<b>Met</b><br><i>Offer</i>', 'TEXT_HTML', '<i>Offer</i>', '<b>Met</b><br><i>Offer</i>'],
])('notes come after the kept ones once, as %s: %s', async (contentType, value, otherType, more, result) => {
  const kept = add({ ...UMA, biographies: [{ value, contentType }] });
  const other = add({ ...UMA, biographies: [{ value: more, contentType: otherType }] });
  await merge(kept, other);
  expect(stored(kept)?.biographies).toEqual([{ value: result, contentType }]);
});

test('an address is joined with one of its type if no part differs, and added otherwise', async () => {
  const kept = add({
    ...UMA,
    addresses: [
      { type: 'work', streetAddress: '1 Example Street', city: 'Springfield' },
      { type: 'home', formattedValue: 'Some Street 5, Lyon' },
    ],
  });
  const other = add({
    ...UMA,
    addresses: [
      { type: 'work', city: 'springfield', poBox: '7' },
      { type: 'home', city: 'Bern' },
      { type: 'other', formattedValue: 'Some Street 5, Lyon' },
    ],
  });
  await merge(kept, other);
  expect(stored(kept)?.addresses).toEqual([
    { type: 'work', streetAddress: '1 Example Street', city: 'Springfield', poBox: '7' },
    { type: 'home', formattedValue: 'Some Street 5, Lyon' },
    { type: 'home', city: 'Bern' },
  ]);
});

test('a job with a date is refused before anything is written, unless nothing is to be sent', async () => {
  const dated = { name: 'Example Works', startDate: { year: 2020, month: 1, day: 1 } };
  const [plain, other] = [add(UMA), add({ ...UMA, organizations: [dated] })];
  const before = at().book.snapshot();
  await expect(merge(plain, other)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(/start or an end date, so these contacts can't be merged: Example Works\. Remove the date/),
  });
  expect(at().book.snapshot()).toBe(before);
  const kept = add({ ...UMA, organizations: [dated], emailAddresses: [{ value: 'uma@example.com' }] });
  await expect(merge(kept, other)).resolves.toMatchObject({ outcome: 'merged' });
  expect(stored(kept)?.organizations).toEqual([dated]);
});

test('a contact that someone changes meanwhile is not deleted, and a second run takes the change', async () => {
  const [kept, other] = [add(UMA), add({ ...UMA, emailAddresses: [{ value: 'uma@example.com' }] })];
  const read = store().read.bind(store());
  jest.spyOn(store(), 'read').mockImplementation((id) => {
    if (id === other && stored(kept)?.emailAddresses !== undefined && stored(other)?.interests === undefined)
      store().change(other, { interests: [{ value: 'Chess' }] });
    return read(id);
  });
  await expect(merge(kept, other)).rejects.toMatchObject({
    code: 'partly_done',
    message: expect.stringMatching(/which isn't deleted\. Someone else changed the contact c\d+ at the same time\. Run this step again/),
  });
  expect(stored(other)).toBeDefined();
  await expect(merge(kept, other)).resolves.toMatchObject({ outcome: 'merged', email: 'uma@example.com' });
  expect(stored(other)).toBeUndefined();
  expect(stored(kept)?.interests).toEqual([{ value: 'Chess' }]);
});

test('a contact that Google merged already, and still reads by its earlier ID, is not deleted', async () => {
  const [kept, other] = [add(UMA), add(UMA)];
  const read = store().read.bind(store());
  jest.spyOn(store(), 'read').mockImplementation((id) => read(id === other ? kept : id));
  await expect(merge(kept, other)).resolves.toMatchObject({ id: kept, outcome: 'unchanged' });
  expect(stored(kept)).toBeDefined();
});

test.each(['otherContacts/c1', '1000001'])('%s is outside the address book, which is said before any request', async (outsider) => {
  const kept = add(UMA);
  for (const ids of [[kept, outsider] as const, [outsider, kept] as const]) {
    at().asked();
    await expect(merge(...ids)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining("isn't in the address book"),
    });
    expect(at().asked()).toEqual([]);
  }
});
