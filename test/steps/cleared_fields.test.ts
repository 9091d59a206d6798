import { addClearedFields } from '../../src/steps/cleared_fields.ts';

describe('the fields to clear', () => {
  it("empties what it's told to, and never what is filled in", () => {
    expect(addClearedFields({ city: 'Lyon' }, ['birthday', 'tags', 'custom_a'])).toEqual({
      city: 'Lyon',
      birthday: null,
      tags: null,
      custom_fields: { a: null },
    });
    expect(addClearedFields({}, ['do_not_disturb', 'other_emails'])).toEqual({ do_not_disturb: null, other_emails: null });
    expect(addClearedFields({ custom_fields: { b: 1 } }, ['custom_a'])).toEqual({ custom_fields: { b: 1, a: null } });
    expect(() => addClearedFields({ city: 'Lyon' }, ['city'])).toThrow('You set City and also chose to clear it.');
    expect(() => addClearedFields({ custom_fields: { a: 1 } }, ['custom_a'])).toThrow('You set Custom field a and also chose to clear it.');
    expect(() => addClearedFields({}, ['shoe_size'])).toThrow('"shoe_size"');
  });
});
