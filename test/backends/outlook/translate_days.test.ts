import { outlook } from '../../../src/backends/outlook/index.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { contacts, tasks } = outlook;
const BERLIN = { timezone: 'Europe/Berlin' };
let mailbox: Mailbox;

withMailbox(3, (opened) => {
  mailbox = opened;
});

function respondWith(body: Record<string, unknown>): void {
  mailbox.sandbox.plan({ response: { status: 200, body } });
}

test.each([
  ['2021-12-30T22:00:00.0000000', 'Europe/Helsinki', '2021-12-31'],
  ['2026-10-23T22:00:00.0000000', 'Europe/Berlin', '2026-10-24'],
  ['2021-12-30T22:00:00.0000000', 'Europe/Berlin', '2021-12-31'],
  ['2030-01-15T00:00:00.0000000', 'America/New_York', '2030-01-15'],
  ['2030-01-14T15:00:00.0000000', 'Asia/Tokyo', '2030-01-15'],
  ['2030-01-15T05:00:00.0000000', 'America/New_York', '2030-01-15'],
])('a task that To Do keeps at %s is, in %s, due on %s', async (dateTime, timezone, day) => {
  respondWith({ id: 't', dueDateTime: { dateTime, timeZone: 'UTC' } });
  expect((await tasks.update(mailbox.connect({}, { timezone }), 'c', 'l/t', {})).due_date).toBe(day);
});

test('a due date in another zone than UTC is the day that it names', async () => {
  respondWith({ id: 't', dueDateTime: { dateTime: '2030-01-15T00:00:00.0000000', timeZone: 'Tokyo Standard Time' } });
  expect((await tasks.update(mailbox.connect({}, BERLIN), 'c', 'l/t', {})).due_date).toBe('2030-01-15');
});

test.each([
  ['1980-07-17T22:00:00Z', 'Europe/Berlin', '1980-07-18', '07-18'],
  ['1980-07-17T22:00:00Z', 'America/New_York', '1980-07-18', '07-18'],
  ['1980-07-18T11:59:00Z', 'Pacific/Kiritimati', '1980-07-18', '07-18'],
  ['1604-07-18T11:59:00Z', 'Europe/Berlin', null, '07-18'],
  ['0001-07-18T11:59:00Z', 'Europe/Berlin', null, '07-18'],
  [null, 'Europe/Berlin', null, null],
])('a birthday stored at %s is, in %s, %s (%s)', async (birthday, timezone, day, monthDay) => {
  respondWith({ id: 'c', givenName: 'Ada', birthday });
  const contact = await contacts.get(mailbox.connect({}, { timezone }), 'c');
  expect([contact.birthday, contact.birthday_month_day]).toEqual([day, monthDay]);
});

test('a birthday without a year can be cleared, and given its year', async () => {
  const { id } = mailbox.store.addContact({ displayName: 'Ada', birthday: '1604-07-18T11:59:00Z' });
  const connection = mailbox.connect({}, BERLIN);
  expect((await contacts.update(connection, id, { birthday: '1980-07-18' })).changed).toEqual(['birthday']);
  expect((await contacts.update(connection, id, { birthday: '1980-07-18' })).changed).toEqual([]);
  mailbox.store.changeContact(id, { birthday: '1604-07-18T11:59:00Z' });
  expect((await contacts.update(connection, id, { birthday: null })).changed).toEqual(['birthday']);
});

test('a recurring task says so', async () => {
  respondWith({ id: 't', status: 'notStarted', recurrence: { pattern: { type: 'daily', interval: 1 } } });
  expect(await tasks.complete(mailbox.connect(), 'c', 'l/t', true)).toMatchObject({ completed: false, recurring: true });
  respondWith({ id: 't', status: 'completed', recurrence: null });
  expect(await tasks.complete(mailbox.connect(), 'c', 'l/t', true)).toMatchObject({ completed: true, recurring: false });
});

test.each([
  ['Ada King Lovelace', 'Ada', 'King Lovelace'],
  ['Lovelace, Ada', 'Ada', 'Lovelace'],
  ['Ada', 'Ada', null],
])('a new contact called %s has the first name %s and the last name %s', async (full_name, first_name, last_name) => {
  expect(await contacts.create(mailbox.connect(), { full_name })).toMatchObject({ full_name, first_name, last_name });
});

test("a full name doesn't change given parts of the name", async () => {
  const made = await contacts.create(mailbox.connect(), { full_name: 'The Countess', last_name: 'Lovelace' });
  expect(made).toMatchObject({ full_name: 'The Countess', first_name: null, last_name: 'Lovelace' });
});
