import { contacts } from '../../../src/backends/contacts_api/contacts.ts';
import { customFields } from '../../../src/backends/contacts_api/custom_fields.ts';
import { guardNetwork } from '../../http/support.ts';
import { CREATED, WHOLE } from './shapes.ts';
import { inRun, inRuns, LOCATION, plan } from './support.ts';

guardNetwork();

const PATH = `/locations/${LOCATION}/customFields`;
const QUERY = { model: 'contact' };
const field = (id: string, dataType: string, picklistOptions?: unknown) => ({ id, name: `Field ${id}`, dataType, picklistOptions });
const planFields = (...list: unknown[]): void => plan('GET', PATH, { customFields: list }, { query: QUERY });

/** The vendor's types, reference/contacts-api.md section 3; MONETORY is its spelling. */
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
  ['TEXTBOX_LIST', 'unsupported', undefined],
  ['FILE_UPLOAD', 'unsupported', undefined],
  ['NEW_KIND', 'unsupported', undefined],
])('%s is %s', async (dataType, kind, options) => {
  planFields(field('f1', dataType, options));
  expect(await inRun((connection) => customFields.list(connection))).toEqual([
    { id: 'f1', name: 'Field f1', kind, options: options ?? [] },
  ]);
});

test('options that are objects are read by their label, others are left out', async () => {
  planFields({ id: 'f1', dataType: 'RADIO', picklistOptions: [{ label: 'A' }, { name: 'B' }, 'C', '', 5, null, {}] });
  const [read] = await inRun((connection) => customFields.list(connection));
  expect(read).toEqual({ id: 'f1', name: 'f1', kind: 'choice', options: ['A', 'B', 'C'] });
});

test('the definitions are kept between runs', async () => {
  planFields(field('f1', 'TEXT'));
  const [first, second] = await inRuns(2, (connection) => customFields.list(connection));
  expect(second).toEqual(first);
  expect(second).toHaveLength(1);
});

test('what another location has is not what is kept', async () => {
  planFields(field('f1', 'TEXT'));
  plan('GET', '/locations/other/customFields', { customFields: [] }, { query: QUERY });
  await inRun((connection) => customFields.list(connection));
  expect(await inRun((connection) => customFields.list(connection), { location_id: 'other' })).toEqual([]);
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
  ];
  const create = (custom_fields: Record<string, unknown>) => inRun((connection) => contacts.create(connection, { custom_fields }));
  const sent = (id: string, field_value: unknown) => ({ locationId: LOCATION, customFields: [{ id, field_value }] });

  test.each<[string, unknown, unknown]>([
    ['tick', true, ['Agreed']],
    ['tick', false, []],
    ['tick', 'no', []],
    ['tick', ['Agreed', 'Off'], []],
    ['tick', 'offered', ['Agreed']],
    ['tick', 'piano', ['Agreed']],
    ['bare', true, ['true']],
    ['several', 'Chess', ['Chess']],
    ['several', ['Chess', 'Reading'], ['Chess', 'Reading']],
    ['number', '36', 36],
    ['money', 12.5, 12.5],
    ['day', '2026-11-21T09:00:00-06:00', '2026-11-21'],
    ['text', 'Premium {{x}}', 'Premium {{x}}'],
    ['text', true, 'true'],
    ['text', 62701, '62701'],
    ['text', ['Chess', 5], 'Chess, 5'],
    ['long', 0, '0'],
    ['choice', 5, '5'],
    ['text', null, ''],
    ['number', null, ''],
    ['day', null, ''],
    ['tick', null, []],
    ['several', null, []],
    ['of nobody', null, ''],
    ['of nobody', true, 'true'],
    ['of nobody', false, 'false'],
    ['of nobody', 36, 36],
    ['of nobody', ['Chess', 'Reading'], ['Chess', 'Reading']],
  ])('%s: %j as %j', async (id, value, stored) => {
    planFields(...FIELDS);
    plan('POST', '/contacts/', { contact: CREATED }, { body: sent(id, stored), status: 201 });
    expect((await create({ [id]: value })).id).toBe('c1');
  });

  test.each([
    ['number', 'many', /Field number.*many/],
    ['money', 'a lot', /Field money/],
    ['day', 'tomorrow', /Field day.*YYYY-MM-DD/],
    ['day', '2026-02-30', /Field day/],
  ])('a value that cannot be of its kind is refused: %s %s', async (id, value, told) => {
    planFields(...FIELDS);
    await expect(create({ [id]: value })).rejects.toMatchObject({ kind: 'invalid_input', message: expect.stringMatching(told) });
  });

  test.each([403, 400])('where the definitions may not be read (%s) the values go as they came', async (status) => {
    plan('GET', PATH, { message: 'no' }, { query: QUERY, status });
    plan('POST', '/contacts/', { contact: CREATED }, { body: sent('f1', 'x'), status: 201 });
    expect((await create({ f1: 'x' })).custom_fields).toEqual({ f1: 'x' });
  });

  test('a broken service is no reason to guess', async () => {
    plan('GET', PATH, {}, { query: QUERY, status: 500 });
    await expect(create({ f1: 'x' })).rejects.toMatchObject({ kind: 'service_error' });
  });

  test('an update sends the one that differs', async () => {
    planFields(field('f1', 'TEXT'), field('f2', 'TEXT'));
    plan('GET', '/contacts/c1', { contact: WHOLE });
    plan('PUT', '/contacts/c1', { contact: WHOLE }, { body: { customFields: [{ id: 'f2', field_value: 'new' }] } });
    const updated = await inRun((connection) => contacts.update(connection, 'c1', { custom_fields: { f1: 'Premium', f2: 'new' } }));
    expect(updated.changed).toEqual(['custom__f2']);
    expect(updated.contact.custom_fields).toEqual({ f1: 'Premium', f2: 'new' });
  });
});
