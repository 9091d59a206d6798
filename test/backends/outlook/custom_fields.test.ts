import {
  customBody,
  customFields,
  customValuesOf,
  withCustomCondition,
  withCustomValues,
} from '../../../src/backends/outlook/custom_fields.ts';
import { contact } from '../../../src/backends/outlook/wire.ts';

/** Properties of https://learn.microsoft.com/graph/api/resources/contact that no other account type has. */
const OWN = 'spouseName assistantName profession initials fileAs yomiGivenName yomiSurname yomiCompanyName children'.split(' ');

test('are the same properties in every mailbox', () => {
  expect(customFields.ids).toEqual(OWN);
});

test('are each there, whatever the contact holds', () => {
  expect(customValuesOf(contact.parse({ id: 'c1' }))).toEqual({ ...Object.fromEntries(OWN.map((id) => [id, null])), children: [] });
  const wire = contact.parse({ id: 'c1', spouseName: 'Anne Example', fileAs: '', children: ['Byron', 'Anne'] });
  expect(customValuesOf(wire)).toMatchObject({ spouseName: 'Anne Example', fileAs: null, children: ['Byron', 'Anne'] });
});

test('are sent as named, and emptied with null or an empty list', () => {
  const change = withCustomValues({ custom_fields: { profession: ' Engineer ', fileAs: 'Example, Ada', children: 'Byron, Anne\nByron' } });
  expect(customBody(change)).toEqual({ profession: 'Engineer', fileAs: 'Example, Ada', children: ['Byron', 'Anne'] });
  expect(customBody({ custom_fields: { initials: null, children: null } })).toEqual({ initials: null, children: [] });
  expect(customBody({ first_name: 'Ada' })).toEqual({});
});

test('no other field is written or searched', () => {
  const told = expect.objectContaining({
    kind: 'invalid_input',
    message: expect.stringContaining('no custom field with the ID "shoeSize"'),
  });
  expect(() => withCustomValues({ custom_fields: { shoeSize: '36' } })).toThrow(told);
  expect(() => withCustomCondition({ custom_field: { id: 'shoeSize', value: '36' } })).toThrow(told);
});
