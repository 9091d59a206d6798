import nock from 'nock';
import type { Connection } from '../../../src/backends/backend.ts';
import { contacts } from '../../../src/backends/contacts_api/contacts.ts';
import { customFields } from '../../../src/backends/contacts_api/custom_fields.ts';
import { makeContact } from '../../../src/contacts/contact.ts';
import type { CustomValue, CustomValues } from '../../../src/contacts/custom_field.ts';
import { guardNetwork } from '../../http/support.ts';
import { CREATED, WHOLE } from './shapes.ts';
import { API, inRun, inRuns, LOCATION, plan } from './support.ts';

guardNetwork();

const PATH = `/locations/${LOCATION}/customFields`;
const QUERY = { model: 'contact' };
const field = (id: string, dataType: string, picklistOptions?: unknown) => ({ id, name: `Field ${id}`, dataType, picklistOptions });
const planFields = (...list: unknown[]): void => plan('GET', PATH, { customFields: list }, { query: QUERY });

/** The vendor's types; MONETORY is its spelling. */
test.each([
  ['TEXT', 'text', undefined],
  ['PHONE', 'text', undefined],
  ['LARGE_TEXT', 'long_text', undefined],
  ['NUMERICAL', 'number', undefined],
  ['MONETORY', 'money', undefined],
  ['MONETARY', 'money', undefined],
  ['DATE', 'date', undefined],
  ['SINGLE_OPTIONS', 'choice', ['Free', 'Premium']],
  ['RADIO', 'choice', ['Small', 'Large']],
  ['MULTIPLE_OPTIONS', 'choices', ['Chess', 'Reading']],
  ['CHECKBOX', 'choices', ['Newsletter', 'Calls']],
  ['CHECKBOX', 'tick', ['Agreed']],
  ['CHECKBOX', 'tick', []],
  ['EMAIL', 'text', undefined],
  ['TIME', 'text', undefined],
  ['FLOAT', 'number', undefined],
])('%s is %s', async (dataType, kind, options) => {
  planFields(field('f1', dataType, options));
  expect(await inRun((connection) => customFields.list(connection))).toEqual([
    { id: 'f1', name: 'Field f1', kind, options: options ?? [], open: false, writable: true },
  ]);
});

test.each([
  ['TEXTBOX_LIST', 'list'],
  ['FILE_UPLOAD', 'files'],
  ['SIGNATURE', 'link'],
  ['NEW_KIND', 'other'],
])('%s is %s, and can only be read', async (dataType, kind) => {
  planFields(field('f1', dataType));
  expect(await inRun((connection) => customFields.list(connection))).toEqual([
    { id: 'f1', name: 'Field f1', kind, options: [], open: false, writable: false },
  ]);
});

test('a choice to which people can add values of their own is open', async () => {
  planFields({ ...field('f1', 'SINGLE_OPTIONS', ['A']), isAllowedCustomOption: true });
  const [read] = await inRun((connection) => customFields.list(connection));
  expect(read).toMatchObject({ options: ['A'], open: true });
});

test('options that are objects are read by their label, others are left out', async () => {
  planFields({ id: 'f1', dataType: 'RADIO', picklistOptions: [{ label: 'A' }, { name: 'B' }, 'C', '', 5, null, {}] });
  const [read] = await inRun((connection) => customFields.list(connection));
  expect(read).toMatchObject({ id: 'f1', name: 'f1', kind: 'choice', options: ['A', 'B', 'C'] });
});

test('the definitions are read anew in each run, and once in one', async () => {
  planFields(field('f1', 'TEXT'));
  planFields(field('f1', 'TEXT'), field('f2', 'TEXT'));
  const read = await inRuns(2, async (connection) => [await customFields.list(connection), await customFields.list(connection)]);
  expect(read.map((lists) => lists.map((list) => list.length))).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

describe('a value that could be a day', () => {
  const contact = (value: CustomValue) => makeContact({ id: 'c1', account_type: 'contacts_api', custom_fields: { f1: value } });
  const typed = async (connection: Connection, value: CustomValue) =>
    (await customFields.typed?.(connection, [contact(value), contact(null)]))?.('f1', value);
  const SECOND_HALF = 1751328000000;

  test.each<[string, CustomValue, CustomValue]>([
    ['DATE', SECOND_HALF, '2025-07-01'],
    ['DATE', String(SECOND_HALF), '2025-07-01'],
    // Midnight in Chicago, where the user is; the same as text; and in Auckland, where the user isn't.
    ['DATE', SECOND_HALF + 5 * 3_600_000, '2025-07-01'],
    ['DATE', '2025-07-01T05:00:00.000Z', '2025-07-01'],
    ['DATE', SECOND_HALF - 12 * 3_600_000 + 1, '2025-07-01'],
    ['DATE', '2025-06-30T14:00:00.000Z', '2025-07-01'],
    ['DATE', 'Jul 1, 2025', '2025-07-01'],
    ['DATE', -86_400_000, '1969-12-31'],
    ['NUMERICAL', SECOND_HALF, SECOND_HALF],
    ['MONETORY', 86_400_000, 86_400_000],
    ['TEXT', String(SECOND_HALF), String(SECOND_HALF)],
    ['TEXT', '2025-07-01T05:00:00.000Z', '2025-07-01T05:00:00.000Z'],
  ])('asks what its field is: %s %j', async (dataType, value, shown) => {
    planFields(field('f1', dataType));
    expect(await inRun((connection) => typed(connection, value), {}, 'America/Chicago')).toEqual(shown);
  });

  test.each<[CustomValue, CustomValue]>([
    ['2025-07-01', '2025-07-01'],
    ['2025-07-01T00:00:00.000Z', '2025-07-01'],
    [36, 36],
    [0, 0],
    [900_000, 900_000],
    ['+15550100123', '+15550100123'],
    ['15550100123', '15550100123'],
    ['Free', 'Free'],
    [['Chess'], ['Chess']],
    [true, true],
  ])("sends no request if the value's form is clear: %j", async (value, shown) => {
    expect(await inRun((connection) => typed(connection, value))).toEqual(shown);
  });

  test.each([500, 403, 429])('is read by its form if the response is %s', async (status) => {
    const refused = async (value: CustomValue) => {
      nock(API).get(PATH).query(QUERY).times(10).reply(status, {}, { 'retry-after': '60' });
      const shown = await inRun((connection) => typed(connection, value));
      nock.cleanAll();
      return shown;
    };
    expect(await refused(SECOND_HALF)).toBe('2025-07-01');
    expect(await refused('2025-07-01T05:00:00.000Z')).toBe('2025-07-01T05:00:00.000Z');
    // A number that isn't a day's first moment can be anything.
    expect(await refused(4_006_381_333_931)).toBe(4_006_381_333_931);
  });

  test('is read once in all runs that share the cache', async () => {
    planFields(field('f1', 'DATE'), field('f2', 'TEXT'));
    expect(await inRuns(3, (connection) => typed(connection, SECOND_HALF))).toEqual(['2025-07-01', '2025-07-01', '2025-07-01']);
  });
});

test('without a location there are none', async () => {
  expect(await inRun((connection) => customFields.list(connection), { location_id: '' })).toEqual([]);
});

describe('written', () => {
  const FIELDS = [
    field('tick', 'CHECKBOX', ['Agreed']),
    field('bare', 'CHECKBOX', []),
    field('several', 'MULTIPLE_OPTIONS', ['Chess', 'Reading']),
    field('number', 'NUMERICAL'),
    field('money', 'MONETORY'),
    field('day', 'DATE'),
    field('text', 'TEXT'),
    field('long', 'LARGE_TEXT'),
    field('choice', 'RADIO', ['5', '10']),
    field('color', 'SINGLE_OPTIONS', ['Red', 'Blue']),
    { ...field('open', 'SINGLE_OPTIONS', ['Red']), isAllowedCustomOption: true },
    field('commas', 'MULTIPLE_OPTIONS', ['Sales, Retail', 'Support']),
    field('contract', 'FILE_UPLOAD'),
  ];
  const create = (custom_fields: CustomValues) => inRun((connection) => contacts.create(connection, { custom_fields }));
  const sent = (id: string, field_value: unknown) => ({ locationId: LOCATION, customFields: [{ id, field_value }] });

  test.each<[string, CustomValue, unknown]>([
    ['tick', true, ['Agreed']],
    ['tick', false, []],
    ['tick', 'no', []],
    ['tick', ['agreed'], ['Agreed']],
    ['tick', '1', ['Agreed']],
    ['bare', true, ['true']],
    ['several', 'Chess', ['Chess']],
    ['several', ['Chess', 'Reading'], ['Chess', 'Reading']],
    ['several', 'reading, CHESS', ['Reading', 'Chess']],
    ['several', 'Reading\nChess', ['Reading', 'Chess']],
    ['commas', 'Sales, retail, Support', ['Sales, Retail', 'Support']],
    ['commas', 'sales, retail', ['Sales, Retail']],
    ['number', '36', 36],
    ['money', '$1,500.00', 1500],
    ['money', '1.500,00', 1500],
    ['day', '12/31/1990', '1990-12-31'],
    ['day', 1751328000000, '2025-07-01'],
    ['money', 12.5, 12.5],
    ['day', '2026-11-21T09:00:00-06:00', '2026-11-21'],
    ['text', 'Premium {{x}}', 'Premium {{x}}'],
    ['text', true, 'true'],
    ['text', 62701, '62701'],
    ['text', ['Chess', '5'], 'Chess, 5'],
    ['long', 0, '0'],
    ['choice', 5, '5'],
    ['color', 'red', 'Red'],
    ['open', 'purple', 'purple'],
    ['text', null, ''],
    ['number', null, ''],
    ['day', null, ''],
    ['tick', null, []],
    ['several', null, []],
  ])('%s: %j as %j', async (id, value, stored) => {
    planFields(...FIELDS);
    plan('POST', '/contacts/', { contact: CREATED }, { body: sent(id, stored), status: 201 });
    expect((await create({ [id]: value })).id).toBe('c1');
  });

  test.each<[string, CustomValue, string]>([
    ['number', 'many', '"many" in Field number isn\'t a number. Enter digits, like 1500.50.'],
    ['money', 'n/a', '"n/a" in Field money isn\'t a number. Enter digits, like 1500.50.'],
    ['money', '1.500', '"1.500" in Field money can be read in two ways.'],
    ['number', ['1', '2'], 'Field number holds one value, and this step gives it 2. Map a single value.'],
    ['day', 'tomorrow', '"tomorrow" in Field day isn\'t a date. Write it as YYYY-MM-DD, like 1990-12-31.'],
    ['day', 'n/a', '"n/a" in Field day isn\'t a date.'],
    ['day', '2026-02-30', '"2026-02-30" in Field day isn\'t a date.'],
    ['day', '36', '"36" in Field day isn\'t a date.'],
    ['tick', 'not given', '"not given" in Field tick is neither yes nor no. Enter yes or no.'],
    ['color', 'Purple', '"Purple" isn\'t an option of Field color. Choose one of: Red, Blue.'],
    ['several', 'Chess, Golf', '"Golf" isn\'t an option of Field several. Choose one of: Chess, Reading.'],
    ['contract', 'a.pdf', "Field contract can't be set by a Zap. Leave it out of this step."],
    ['gone', 'x', 'This account has no custom field with the ID "gone". It may have been deleted.'],
    ['gone', null, 'This account has no custom field with the ID "gone". It may have been deleted.'],
  ])("a value that doesn't fit the field is refused: %s %j", async (id, value, told) => {
    planFields(...FIELDS);
    await expect(create({ [id]: value })).rejects.toMatchObject({ kind: 'invalid_input', message: expect.stringContaining(told) });
  });

  test.each([403, 400])("if the definitions can't be read (%s), the values stay unchanged", async (status) => {
    plan('GET', PATH, { message: 'no' }, { query: QUERY, status });
    plan('POST', '/contacts/', { contact: CREATED }, { body: sent('f1', 'x'), status: 201 });
    expect((await create({ f1: 'x' })).custom_fields).toEqual({ f1: 'x' });
  });

  test('a broken service is not a reason to guess', async () => {
    plan('GET', PATH, {}, { query: QUERY, status: 500 });
    await expect(create({ f1: 'x' })).rejects.toMatchObject({ kind: 'service_error' });
  });

  test.each<[string, unknown, CustomValue]>([
    ['DATE', 1751328000000, '2025-07-01'],
    ['DATE', '2025-07-01T00:00:00.000Z', '2025-07-01'],
    ['NUMERICAL', '1500.00', '1500'],
    ['SINGLE_OPTIONS', 'Red', 'red'],
    ['MULTIPLE_OPTIONS', ['Red', 'Blue'], 'blue, red'],
  ])('an update to what a field of the type %s holds already sends nothing: %j', async (dataType, stored, value) => {
    planFields(field('f1', dataType, ['Red', 'Blue']));
    plan('GET', '/contacts/c1', { contact: { id: 'c1', customFields: [{ id: 'f1', value: stored }] } });
    const updated = await inRun((connection) => contacts.update(connection, 'c1', { custom_fields: { f1: value } }));
    expect(updated.changed).toEqual([]);
  });

  test('an update sends the one that differs', async () => {
    planFields(field('f1', 'TEXT'), field('f2', 'TEXT'));
    plan('GET', '/contacts/c1', { contact: WHOLE });
    plan('PUT', '/contacts/c1', { contact: WHOLE }, { body: { customFields: [{ id: 'f2', field_value: 'new' }] } });
    const updated = await inRun((connection) => contacts.update(connection, 'c1', { custom_fields: { f1: 'Premium', f2: 'new' } }));
    expect(updated.changed).toEqual(['custom_f2']);
    expect(updated.contact.custom_fields).toEqual({ f1: 'Premium', f2: 'new' });
  });
});
