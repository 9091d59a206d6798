import { type Contact, makeContact } from '../../src/contacts/contact.ts';
import type { CustomReading } from '../../src/contacts/custom_field.ts';
import { toLineItem } from '../../src/contacts/line_item.ts';
import { toContactOutput, toContactOutputs } from '../../src/steps/output.ts';
import { runWith } from '../support/platform.ts';

const contact = (custom_fields?: Contact['custom_fields']) =>
  makeContact({
    id: 'one',
    account_type: 'contacts_api',
    full_name: 'Ada Example',
    ...(custom_fields === undefined ? {} : { custom_fields }),
  });
const asStored: CustomReading = (_id, value) => value;
const run = (read = asStored) =>
  runWith({ customFields: { list: () => Promise.reject(new Error('nobody asks for names')), typed: async () => read } });

describe('a contact as a step gives it', () => {
  it('has its own key for each custom value, made of the ID', async () => {
    const files = [{ name: 'a.pdf', url: 'https://example.com/a.pdf' }];
    const shown = await toContactOutput(await run(), contact({ a: 'Free', b: 0, c: ['x', 'y'], d: null, 'e-f': files }));
    const { custom_fields: _none, ...plain } = contact();
    expect(shown).toEqual({ ...plain, custom_a: 'Free', custom_b: 0, custom_c: ['x', 'y'], custom_d: null, custom_x_652d66: files });
  });

  it('has its values in the form that the account type gives them', async () => {
    const shown = await toContactOutputs(await run((id) => `${id}: 2025-07-01`), [contact({ a: 1751328000000 })]);
    expect(shown).toEqual([expect.objectContaining({ custom_a: 'a: 2025-07-01' })]);
  });

  it('has lists as texts among line items, where nothing can be nested', async () => {
    const files = [
      { name: 'a.pdf', url: 'https://example.com/a.pdf' },
      { name: 'b.pdf', url: 'https://example.com/b.pdf' },
    ];
    const shown = toLineItem(contact({ a: ['x', 'y'], b: files, c: 5, d: null, e: [] }), asStored);
    const joined = {
      custom_a: 'x, y',
      custom_b: 'https://example.com/a.pdf, https://example.com/b.pdf',
      custom_c: 5,
      custom_d: null,
      custom_e: null,
    };
    expect(shown).toMatchObject(joined);
  });

  it('is not copied if there is nothing to show, so that a large address book is held once', async () => {
    const one = contact();
    const [shown] = await toContactOutputs(await run(), [one]);
    expect(shown).toBe(one);
  });
});
