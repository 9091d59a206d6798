import { outlook } from '../../src/backends/outlook/index.ts';
import { listWatchableFields } from '../../src/fields/watch_fields.ts';

describe('the fields that can be watched', () => {
  it('are those that the account stores, by the names that they have in its forms', () => {
    const choices = listWatchableFields(outlook);
    expect(choices).toContainEqual({ id: 'first_name', name: 'First Name' });
    expect(choices.map(({ id }) => id)).not.toContain('address_type');
    expect(choices).toHaveLength(outlook.inputs.create.length - 1);
  });
});
