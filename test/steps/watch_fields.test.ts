import { readWatchedFields } from '../../src/steps/watch_fields.ts';

describe('the fields that are watched', () => {
  it('can be chosen, typed, or left blank', () => {
    const keys = ['first_name', 'emails', 'custom_f1'];
    expect(readWatchedFields({ watch_fields: keys })).toEqual(keys);
    expect(readWatchedFields({})).toEqual([]);
  });

  it('are refused where no contact has one of that name', () => {
    expect(() => readWatchedFields({ watch_fields: ['first_name', 'shoe_size'] })).toThrow(
      expect.objectContaining({
        kind: 'invalid_input',
        message: `"shoe_size" in Watched Fields isn't a field that can be watched. Choose one from the list.`,
      }),
    );
  });
});
