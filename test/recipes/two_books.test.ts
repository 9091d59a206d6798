import { readRecipes } from './page.ts';
import { recipe } from './world.ts';

it('has seventeen recipes, numbered from 1, each with a Zap and accounts', () => {
  const recipes = readRecipes();
  expect(recipes.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
  expect(recipes.every(({ zaps }) => zaps.length > 0 && zaps.every((zap) => zap.length > 1))).toBe(true);
  expect(recipes.every(({ worksWith }) => worksWith.length > 0 && worksWith.every((labels) => labels.every((label) => label !== '')))).toBe(
    true,
  );
});

recipe(5, async ({ zaps: [there = [], back = []] }, accounts, one, other) => {
  const zaps = [accounts.zap(there), accounts.zap(back)];
  for (const zap of zaps) await zap.turnOn();
  const settled = async (): Promise<number> => {
    let runs = 0;
    for (let round = 0; round < 5; round += 1) for (const zap of zaps) runs += await zap.poll();
    return runs;
  };

  const ada = await accounts.byEmail(one, 'ada.obrien.0@example.com');
  await accounts.of(one).create('update_contact', { contact_id: ada?.id, city: 'Lyon' });
  accounts.sandbox.clearRequests();
  // There, back without a write, and then quiet.
  expect(await settled()).toBe(2);
  expect(accounts.writes()).toBe(1);
  expect((await accounts.byEmail(other, 'ada.obrien.0@example.com'))?.city).toBe('Lyon');

  // A new contact, the other way round, as people type it.
  await accounts.of(other).create('create_contact', {
    first_name: 'Nora',
    last_name: 'Example',
    email: 'Nora@Example.com',
    phone: '+1 (555) 010-9999',
    city: 'Bristol',
    country: 'Germany',
    birthday: '31 Dec 1990',
  });
  accounts.sandbox.clearRequests();
  expect(await settled()).toBe(2);
  expect(accounts.writes()).toBe(1);
  expect(await accounts.byEmail(one, 'nora@example.com')).toMatchObject({
    full_name: 'Nora Example',
    city: 'Bristol',
    country_code: 'DE',
    birthday: '1990-12-31',
  });
  expect(
    accounts
      .book(one)
      .read(accounts.idsWith(one, 'nora@example.com')[0] ?? '')
      ?.phones[0]?.replace(/\D/g, ''),
  ).toBe('15550109999');

  // A new phone in place of the old one.
  await accounts.of(one).create('update_contact', { contact_id: ada?.id, phone: '+1 555 010 8888' });
  accounts.sandbox.clearRequests();
  expect(await settled()).toBe(2);
  expect(accounts.writes()).toBe(1);
  expect(String((await accounts.byEmail(other, 'ada.obrien.0@example.com'))?.phone).replace(/\D/g, '')).toBe('15550108888');

  // A change of a field that isn't watched starts nothing.
  await accounts.of(one).create('update_contact', { contact_id: ada?.id, tags: ['partner'] });
  expect(await settled()).toBe(0);

  // A contact without an email stays in its own book.
  const before = accounts.book(other).ids().length;
  await accounts.of(one).create('create_contact', { first_name: 'Pia', last_name: 'Example', phone: '+15550107777' });
  accounts.sandbox.clearRequests();
  expect(await settled()).toBe(1);
  expect(accounts.writes()).toBe(0);
  expect(accounts.book(other).ids()).toHaveLength(before);

  // A field that is emptied stays filled in the other book.
  await accounts.of(other).create('update_contact', { contact_id: accounts.idsWith(other, 'nora@example.com')[0], clear_fields: ['city'] });
  accounts.sandbox.clearRequests();
  expect(await settled()).toBe(1);
  expect(accounts.writes()).toBe(0);
  expect((await accounts.byEmail(one, 'nora@example.com'))?.city).toBe('Bristol');
});

recipe(12, async ({ zaps: [steps = []] }, accounts, _one, other) => {
  const { directory } = accounts.sandbox.accounts.outlook.store;
  const zap = accounts.zap(steps);
  await zap.turnOn();
  expect(await zap.poll()).toBe(0);
  const change = (number: number, fields: Record<string, string>): void => {
    const [id = '', user] = [...directory][number] ?? [];
    if (user !== undefined) directory.set(id, { ...user, ...fields });
  };

  // Someone new to the other book, and then another name.
  change(0, { surname: 'Married' });
  expect(await zap.poll()).toBe(1);
  expect(await accounts.byEmail(other, 'mia.example@example.com')).toMatchObject({ first_name: 'Mia', last_name: 'Married' });
  change(0, { surname: 'Example-Married' });
  expect(await zap.poll()).toBe(1);
  const [mia = '', ...others] = accounts.idsWith(other, 'mia.example@example.com');
  expect(others).toEqual([]);
  expect(accounts.book(other).read(mia)?.last_name).toBe('Example-Married');

  // A department isn't watched, and an account without an email stays where it is.
  change(1, { department: 'Board' });
  expect(await zap.poll()).toBe(0);
  const before = accounts.book(other).ids().length;
  change(6, { givenName: 'Backup' });
  expect(await zap.poll()).toBe(1);
  expect(accounts.book(other).ids()).toHaveLength(before);
  // Nothing was written to the directory, nor to the address book.
  expect(accounts.sandbox.requests.filter(({ service, method }) => service === 'outlook' && method !== 'GET')).toEqual([]);
});

recipe(13, async ({ zaps: [steps = []] }, accounts, one, other) => {
  const own = accounts.sandbox.accounts.outlook.book;
  const zap = accounts.zap(steps);
  await zap.turnOn();
  expect(await zap.poll()).toBe(0);
  const before = own.snapshot();
  const email = 'nora@example.com';
  const id = accounts
    .book(one)
    .add({ first_name: 'Nora', last_name: 'Example', emails: [email], phones: ['+15550109999'], tags: ['customer'] });
  const after = one === 'Outlook' ? own.snapshot() : before;
  expect(await zap.poll()).toBe(1);
  expect(await accounts.byEmail(other, email)).toMatchObject({ full_name: 'Nora Example', tags: ['customer'] });
  expect(own.snapshot()).toBe(after);

  // Someone whom the team has already, and someone who may not change the mailbox anymore.
  expect(accounts.idsWith(other, email)).toHaveLength(1);
  accounts.book(one).change(id, { tags: [] });
  accounts.sandbox.accounts.outlook.sharedMailbox().rights = 'read';
  accounts.book(one).add({ first_name: 'Pia', last_name: 'Example', emails: ['pia@example.com'], tags: ['customer'] });
  await expect(zap.poll()).rejects.toMatchObject({
    message: expect.stringContaining("You aren't allowed to change contacts in the mailbox sales@example.com"),
  });
});
