import fc from 'fast-check';
import { hasZone, toAppointment } from '../../../src/backends/contacts_api/appointments_translate.ts';
import { toBody } from '../../../src/backends/contacts_api/body.ts';
import { toTask, toTaskBody } from '../../../src/backends/contacts_api/tasks_translate.ts';
import { mergedContact, toContact } from '../../../src/backends/contacts_api/translate.ts';
import * as wire from '../../../src/backends/contacts_api/wire.ts';
import type { ContactChange } from '../../../src/contacts/change.ts';
import { ADA, CREATED, FOUND, WHOLE } from './shapes.ts';

const CONTEXT = { account_type: 'contacts_api', url: null, zone: null } as const;
const read = (item: unknown) => toContact(wire.contact.parse(item), CONTEXT);

test.each([
  ['GET', WHOLE],
  ['the search', FOUND],
])('a contact as %s gives it is the same contact', (_where, item) => {
  expect(read(item)).toMatchObject(ADA);
});

test('the true spelling of a name wins over lower case', () => {
  expect(read({ id: 'c1', firstName: 'ada', firstNameRaw: 'Ada', lastName: 'byron', lastNameRaw: 'Byron' }).full_name).toBe('Ada Byron');
  expect(read({ id: 'c1', firstNameLowerCase: 'ada', lastNameLowerCase: 'byron' })).toMatchObject({
    first_name: 'ada',
    full_name: 'ada byron',
  });
  expect(read({ id: 'c1', contactName: 'Ada B' }).full_name).toBe('Ada B');
});

test('the response to a create is read, too', () => {
  expect(read(CREATED)).toMatchObject({ id: 'c1', email: 'ada@example.com', tags: [], custom_fields: {} });
});

test.each([
  ['1990-12-10T00:00:00.000Z', '1990-12-10'],
  ['1990-12-10', '1990-12-10'],
  [660_787_200_000, '1990-12-10'],
  [null, null],
  ['', null],
  [1e20, null],
  ['1990-12-10T23:30:00-08:00', '1990-12-10'],
  ['12/10/1990', null],
  ['Dec 10, 1990', '1990-12-10'],
  ['on 1990-12-10', null],
])('a birthday is a day: %s', (dateOfBirth, day) => {
  expect(read({ id: 'c1', dateOfBirth }).birthday).toBe(day);
});

test('emails and numbers of both forms, each once', () => {
  const contact = read({
    id: 'c1',
    email: 'a@example.com',
    additionalEmails: ['A@example.com', { email: 'b@example.com' }, { email: null }, ''],
    phone: '+15550100101',
    additionalPhones: [{ phone: '+15550100102' }, '+15550100101', '+15550100103'],
  });
  expect(contact.emails.map(({ address }) => address)).toEqual(['a@example.com', 'b@example.com']);
  expect(contact.phones.map(({ number }) => number)).toEqual(['+15550100101', '+15550100102', '+15550100103']);
});

test('a contact with only an ID has nothing else', () => {
  expect(read({ id: 'c1' })).toMatchObject({ addresses: [], emails: [], phones: [], websites: [], tags: [] });
  expect(read({ id: 'c1' }).custom_fields).toEqual({});
  expect(read({ id: 'c1', address1: '', city: '' }).addresses).toEqual([]);
});

test("a response that doesn't fit what was sent wins", () => {
  const response = wire.contact.parse({ id: 'c1', city: 'X' });
  expect(mergedContact(wire.contact.parse(WHOLE), { tags: 'no list', customFields: 'none' }, response)).toEqual(response);
});

test.each(['value', 'field_value', 'fieldValue'])('a custom value under the name %s', (name) => {
  expect(read({ id: 'c1', customFields: [{ id: 'f1', [name]: ['a'] }] }).custom_fields).toEqual({ f1: ['a'] });
});

const text = fc.option(fc.string({ minLength: 1, maxLength: 12 }).filter((value) => value.trim() === value));
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const change = fc.record(
  {
    first_name: text,
    last_name: text,
    email: text,
    phone: text,
    company: text,
    street: text,
    city: text,
    region: text,
    postal_code: text,
    country: text,
    birthday: fc.option(day),
    website: text,
    source: text,
    owner_id: text,
    do_not_disturb: fc.boolean(),
  },
  { requiredKeys: [] },
);

test('what is written is read back', () => {
  fc.assert(
    fc.property(change, (requested: ContactChange) => {
      const body = toBody(requested, []);
      expect(Object.values(body).every((value) => value !== undefined)).toBe(true);
      expect(read({ id: 'c1', ...body })).toMatchObject(requested);
    }),
  );
});

test('a body names what the change names and nothing else', () => {
  fc.assert(fc.property(change, (requested: ContactChange) => Object.keys(toBody(requested, [])).length === Object.keys(requested).length));
  expect(toBody({}, ['lead'])).toEqual({});
  expect(toBody({ tags: { mode: 'add', names: ['new'] } }, ['lead'])).toEqual({ tags: ['lead', 'new'] });
  // In the vendor's schema, these two can be empty but not null.
  expect(toBody({ postal_code: null, country: null, city: null }, [])).toEqual({ postalCode: '', country: '', city: null });
  expect(toBody({ custom_fields: { f1: 'x', f2: null } }, [])).toEqual({
    customFields: [
      { id: 'f1', field_value: 'x' },
      { id: 'f2', field_value: '' },
    ],
  });
});

test('the whole name is emptied with its parts, except given ones', () => {
  expect(toBody({ full_name: null }, [])).toEqual({ firstName: null, lastName: null });
  expect(toBody({ full_name: null, first_name: 'Ada' }, [])).toEqual({ firstName: 'Ada', lastName: null });
});

test('after a write: what was stored, then what was sent, then the response', () => {
  fc.assert(
    fc.property(change, (requested: ContactChange) => {
      const body = toBody(requested, []);
      const stored = wire.contact.parse({ ...WHOLE, additionalEmails: [] });
      const after = mergedContact(stored, body, wire.contact.parse({ id: 'c1' }));
      expect(toContact(after, CONTEXT)).toMatchObject({ id: 'c1', tags: ADA.tags, created_at: ADA.created_at, ...requested });
    }),
  );
});

test('after a write of a name, none of the old names is left', () => {
  const before = { name: 'Ada Byron', contactName: 'ada byron', firstName: 'ada', firstNameRaw: 'Ada', firstNameLowerCase: 'ada' };
  const stored = wire.contact.parse({ ...before, id: 'c1', lastName: 'byron', lastNameRaw: 'Byron', lastNameLowerCase: 'byron' });
  const after = (sent: Record<string, unknown>) => toContact(mergedContact(stored, sent, wire.contact.parse({ id: 'c1' })), CONTEXT);
  expect(after({ firstName: 'Augusta' })).toMatchObject({ full_name: 'Augusta Byron', first_name: 'Augusta', last_name: 'Byron' });
  expect(after({ lastName: 'King' })).toMatchObject({ full_name: 'Ada King', first_name: 'Ada', last_name: 'King' });
  expect(after({ firstName: null, lastName: null })).toMatchObject({ full_name: null, first_name: null, last_name: null });
});

test('unknown keys and nulls never crash', () => {
  const keys = Object.keys(wire.contact.shape).filter((key) => key !== 'id');
  const parts = fc.dictionary(fc.constantFrom(...keys, 'unknown', '__proto__', 'constructor'), fc.oneof(fc.constant(null), fc.jsonValue()));
  fc.assert(
    fc.property(parts, (item) => {
      const parsed = wire.contact.safeParse({ ...item, id: 'c1' });
      if (!parsed.success) return;
      const contact = toContact(parsed.data, CONTEXT);
      expect(contact.id).toBe('c1');
      expect(Array.isArray(contact.tags) && Array.isArray(contact.emails)).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(read({ id: 'c1', ...Object.fromEntries(keys.map((key) => [key, null])) })).toMatchObject({
    full_name: null,
    email: null,
    tags: [],
  });
});

test('a task is read back as it was written', () => {
  const draft = {
    title: 'Call',
    description: 'x',
    due_date: { instant: '2026-11-22T15:00:00.000Z', day: '2026-11-22' },
    completed: true,
    owner_id: 'u1',
  };
  const task = toTask(wire.task.parse({ id: 't1', ...toTaskBody(draft) }), 'c1');
  expect(task).toEqual({ ...draft, id: 't1', contact_id: 'c1', due_date: draft.due_date.instant, recurring: null });
  expect(toTaskBody({})).toEqual({});
});

test.each([
  ['2026-01-15T09:00:00Z', true],
  ['2026-01-15T09:00:00+0100', true],
  ['2026-01-15 09:00:00', false],
  ['2026-01-15', false],
  ['Zulu, 2026-01-15 09:00:00', false],
])('%s carries a zone: %s', (time, carries) => {
  expect(hasZone(time)).toBe(carries);
});

test('an appointment is at the time of its location, or of the zone that it comes with', () => {
  const event = wire.event.parse({ id: 'a1', startTime: ' 2026-01-15 09:00:00 ', endTime: ' 2026-01-15T10:00:00-05:00 ' });
  expect(toAppointment(event, 'c1', 'America/Chicago')).toMatchObject({
    starts_at: '2026-01-15T15:00:00.000Z',
    ends_at: '2026-01-15T15:00:00.000Z',
  });
});

test('an appointment with an unreadable time has none', () => {
  for (const [startTime, endTime] of [
    ['soon', '2026-01-15T25:00Z'],
    ['', null],
    [undefined, ' '],
  ]) {
    const event = wire.event.parse({ id: 'a1', startTime, endTime });
    expect(toAppointment(event, 'c1', 'America/Chicago')).toMatchObject({ starts_at: null, ends_at: null });
  }
});
