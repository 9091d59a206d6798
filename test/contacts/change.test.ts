import { inputKeysOf } from '../../src/contacts/change.ts';

describe('what a contact was made with', () => {
  it('lists the keys of the inputs, including those of the account’s own fields', () => {
    const change = { first_name: 'Ada', city: 'Lyon', address_type: 'home', custom_fields: { a: 1, b: 'x' } } as const;
    expect(inputKeysOf(change)).toEqual(['first_name', 'city', 'custom_a', 'custom_b']);
    expect(inputKeysOf({ email: 'ada@example.com' })).toEqual(['email']);
  });
});
