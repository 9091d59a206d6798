import type { Row } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { accounts } from './accounts.ts';

describe.each(accounts)('finding duplicates: %s', (key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const ada = { first_name: 'Ada', last_name: 'Duplex', emails: ['ada.duplex@example.com'], phones: ['+15550200701'], city: 'Lyon' };
  const duplicatesOf = async (contact_id: string, meta = {}): Promise<Row[]> => {
    const [found] = await at().search('find_duplicates', { contact_id }, meta);
    if (found === undefined) return [];
    expect(found).toMatchObject({ id: expect.any(String), count: Object(found.duplicates).length });
    return Object(found.duplicates);
  };

  it('finds them by email, phone and name, the likeliest first, with the reasons and what differs', async () => {
    const id = at().book.add(ada);
    const named = at().book.add({ ...ada, emails: ['other@example.com'], phones: ['+15550200702'], city: null });
    const called = at().book.add({ ...ada, last_name: 'Else', emails: [] });
    const mailed = at().book.add({
      ...ada,
      first_name: 'A.',
      last_name: 'D.',
      emails: ['ADA.duplex@example.com'.toLowerCase()],
      phones: [],
    });
    at().book.add({ ...ada, first_name: 'Somebody', last_name: 'Else', emails: ['else@example.com'], phones: ['+15550200703'] });
    const found = await duplicatesOf(id);
    expect(found.map((one) => [one.id, one.reasons])).toEqual([
      [mailed, 'Same email: ada.duplex@example.com'],
      [called, 'Same phone: +15550200701'],
      [named, 'Same name'],
    ]);
    expect(found[1]).toMatchObject({ full_name: 'Ada Else', email: null, phone: '+15550200701' });
    expect(found[1]?.differences).toBe(
      'Full Name: Ada Else instead of Ada Duplex; Last Name: Else instead of Duplex; Emails: none instead of ada.duplex@example.com',
    );
    expect(String(found[2]?.differences)).toMatch(
      /Emails: other@example\.com instead of ada\.duplex@example\.com; Phones: \+15550200702 instead of \+15550200701; Addresses: /,
    );
  });

  it('puts the one with everything in common first, with nothing that differs', async () => {
    const id = at().book.add(ada);
    at().book.add({ ...ada, emails: [], phones: [] });
    const twin = at().book.add(ada);
    const [first] = await duplicatesOf(id);
    expect(first).toMatchObject({
      id: twin,
      reasons: 'Same email: ada.duplex@example.com; Same phone: +15550200701; Same name',
      differences: null,
    });
  });

  it('compares phones as whole international numbers', async () => {
    const id = at().book.add({ first_name: 'Desk', phones: ['+49301234567'] });
    at().book.add({ first_name: 'Other', phones: ['+43301234567'] });
    expect(await duplicatesOf(id)).toEqual([]);
    if (key !== 'outlook' && key !== 'nylas') return;
    const national = at().book.add({ first_name: 'Third', phones: ['030 1234567'] });
    const [perhaps] = await duplicatesOf(id, { timezone: 'UTC' });
    expect(perhaps).toMatchObject({ id: national, reasons: 'Perhaps the same phone, because a country code is missing: 030 1234567' });
  });

  it('takes an email in place of the ID, and finds nothing for a contact that is alone or gone', async () => {
    const id = at().book.add(ada);
    expect(await duplicatesOf('ada.duplex@example.com')).toEqual([]);
    at().book.remove(id);
    expect(await duplicatesOf(id)).toEqual([]);
  });

  it('compares what there is: an email or a phone alone, without a name', async () => {
    const mailed = ['ada.duplex@example.com', 'ADA.duplex@example.com'].map((email) => at().book.add({ emails: [email.toLowerCase()] }));
    const called = [1, 2].map(() => at().book.add({ phones: ['+15550200701'] }));
    for (const [id = '', other] of [mailed, called]) expect(await duplicatesOf(id)).toMatchObject([{ id: other }]);
  });

  it('finds nothing for a contact with nothing to compare, and looks at no other one', async () => {
    const id = at().book.add({ notes: 'Met in Lyon.' });
    at().asked();
    expect(await duplicatesOf(id)).toEqual([]);
    expect(at().asked()).toHaveLength(1);
  });

  it('takes the fewest requests: the contact, one look at the book, and one for each duplicate whose list row is too little', async () => {
    at().book.keepDefaultFolderOnly?.();
    const id = at().book.add(ada);
    at().asked();
    await duplicatesOf(id);
    expect(
      at()
        .asked()
        .filter((request) => !/contactFolders/.test(request)),
    ).toHaveLength(2);
  });

  if (accountType.folder !== undefined)
    it('looks in every folder', async () => {
      const folders = await at().trigger('folder_list');
      const id = at().book.add(ada);
      const input = {
        first_name: 'Ada',
        last_name: 'Folder',
        phone: '+15550200701',
        folder_id: folders.find(({ name }) => name === accountType.folder)?.id,
      };
      const other = await at().create('create_contact', input);
      expect((await duplicatesOf(id)).map((one) => one.id)).toEqual([other.id]);
    });
});
