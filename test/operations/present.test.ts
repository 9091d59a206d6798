import { type Contact, makeContact } from '../../src/contacts/contact.ts';
import type { CustomField } from '../../src/contacts/custom_field.ts';
import { Problem } from '../../src/contacts/errors.ts';
import { present, presentOne } from '../../src/fields/present.ts';
import { runWith } from '../support/platform.ts';

const FIELDS: readonly CustomField[] = [
  { id: 'a', name: 'Plan', kind: 'choice', options: [] },
  { id: 'b', name: 'Visits', kind: 'number', options: [] },
  { id: 'c', name: 'Same', kind: 'text', options: [] },
  { id: 'd', name: 'Same', kind: 'text', options: [] },
];
const contact = (custom_fields?: Contact['custom_fields']) =>
  makeContact({
    id: 'one',
    account_type: 'contacts_api',
    full_name: 'Ada Example',
    ...(custom_fields === undefined ? {} : { custom_fields }),
  });
const run = (list: () => Promise<readonly CustomField[]>) => runWith({ customFields: { list } });

describe('a contact as a step gives it', () => {
  it('has its custom fields by their names, and two of one name apart', async () => {
    const shown = await presentOne(await run(async () => FIELDS), contact({ a: 'Free', b: 0, c: 'x', d: 'y', unknown: 'z' }));
    expect(shown.custom_fields).toEqual({ Plan: 'Free', Visits: 0, 'Same (c)': 'x', 'Same (d)': 'y', unknown: 'z' });
  });

  it('has no such key where there are none, and then nobody is asked', async () => {
    const list = jest.fn(async () => FIELDS);
    const without = await present(await run(list), [contact(), contact({})]);
    expect(list).not.toHaveBeenCalled();
    const blank = await present(await run(list), [contact({ a: '', b: null, c: undefined })]);
    for (const one of [...without, ...blank]) expect(Object.keys(one)).not.toContain('custom_fields');
  });

  it('has them named in a list in which others have none', async () => {
    const list = jest.fn(async () => FIELDS);
    const shown = await present(await run(list), [contact(), contact({ a: 'Free' }), contact({})]);
    expect(shown.map(({ custom_fields }) => custom_fields)).toEqual([undefined, { Plan: 'Free' }, undefined]);
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('is not copied where there is nothing to name, so that a large address book is held once', async () => {
    const one = contact();
    const [shown] = await present(await run(async () => FIELDS), [one]);
    expect(shown).toBe(one);
  });

  it('has the ids where the names cannot be had', async () => {
    const refused = await run(async () => {
      throw new Problem('forbidden', 'No.');
    });
    await expect(presentOne(refused, contact({ a: 'Free' }))).resolves.toMatchObject({ custom_fields: { a: 'Free' } });
    const broken = await run(async () => {
      throw new TypeError('a mistake');
    });
    await expect(presentOne(broken, contact({ a: 'Free' }))).rejects.toThrow(TypeError);
  });
});
