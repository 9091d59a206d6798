import fc from 'fast-check';
import { customId, customKey, customValueOf } from '../../src/contacts/custom_field.ts';

test.each([
  ['hWiYPVIxzb8z69ZSqP1j', 'custom_hWiYPVIxzb8z69ZSqP1j'],
  ['spouseName', 'custom_spouseName'],
  ['x', 'custom_x'],
  ['a-b', 'custom_x_612d62'],
  ['_', 'custom_x_5f'],
  ['Größe', 'custom_x_4772c3b6c39f65'],
  ['__proto__', 'custom_x_5f5f70726f746f5f5f'],
])('the key of the field %s is %s, and the other way round', (id, key) => {
  expect(customKey(id)).toBe(key);
  expect(customId(key)).toBe(id);
});

test('every ID has a key that Zapier takes, and no two have the same', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
      const key = customKey(id);
      expect(key).toMatch(/^[a-zA-Z][a-zA-Z0-9_]*$/);
      expect(key).not.toContain('__');
      expect(customId(key)).toBe(id);
    }),
  );
});

test.each(['custom_', 'custom__a', 'custom_a_b', 'custom_x_', 'custom_x_6', 'custom_x_zz', 'custom', 'first_name', 'Custom_a', ''])(
  '"%s" is the key of no custom field',
  (key) => {
    expect(customId(key)).toBeNull();
  },
);

test('a contact holds nothing in a field that is called like something every object has', () => {
  for (const id of ['__proto__', 'constructor', 'toString']) {
    expect(customValueOf({ custom_fields: { name: 'Ada' } }, id)).toBeUndefined();
    expect(customValueOf({}, id)).toBeUndefined();
    expect(customValueOf({ custom_fields: Object.fromEntries([[id, 'Ada']]) }, id)).toBe('Ada');
  }
});
