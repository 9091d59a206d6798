import { readRecipes } from './page.ts';
import { recipe } from './world.ts';

it('has ten recipes, numbered from 1, each with a Zap', () => {
  const recipes = readRecipes();
  expect(recipes.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(recipes.every(({ zaps }) => zaps.length > 0 && zaps.every((zap) => zap.length > 1))).toBe(true);
});

recipe(2, async ({ zaps: [steps = []] }, accounts) => {
  const zap = accounts.zap(steps);
  await zap.turnOn();
  await accounts.of('Outlook').create('create_contact', {
    first_name: 'Nora',
    last_name: 'Example',
    email: 'nora@example.com',
    phone: '+15550109999',
    company: 'Example Works',
    city: 'Springfield',
    country: 'US',
    birthday: '1990-12-31',
    tags: ['customer'],
  });
  expect(await zap.poll()).toBe(1);
  expect(await accounts.byEmail('HighLevel', 'nora@example.com')).toMatchObject({
    full_name: 'Nora Example',
    phone: '+15550109999',
    company: 'Example Works',
    city: 'Springfield',
    birthday: '1990-12-31',
    tags: ['customer'],
  });
  expect(await zap.poll()).toBe(0);

  // Outlook stores any text as the country; HighLevel takes only codes.
  const countries = [
    ['Germany', 'DE'],
    ['germany', 'DE'],
    ['de', 'DE'],
    ['DE', 'DE'],
    ['United States', 'US'],
    ['USA', 'US'],
    ['U.K.', 'GB'],
    ['Schweiz', 'CH'],
    ['', null],
  ] as const;
  for (const [index, [country]] of countries.entries())
    await accounts
      .of('Outlook')
      .create('create_contact', { first_name: 'Nora', email: `nora.${index}@example.com`, city: 'Bristol', country });
  expect(await zap.poll()).toBe(countries.length);
  for (const [index, [, code]] of countries.entries())
    expect(await accounts.byEmail('HighLevel', `nora.${index}@example.com`)).toMatchObject({
      city: 'Bristol',
      country: code,
      country_code: code,
    });
});

recipe(4, async ({ zaps: [there = [], back = []] }, accounts) => {
  const zaps = [accounts.zap(there), accounts.zap(back)];
  for (const zap of zaps) await zap.turnOn();
  const settled = async (): Promise<number> => {
    let runs = 0;
    for (let round = 0; round < 5; round += 1) for (const zap of zaps) runs += await zap.poll();
    return runs;
  };

  const ada = await accounts.byEmail('Outlook', 'ada.obrien.0@example.com');
  await accounts.of('Outlook').create('update_contact', { contact_id: ada?.id, city: 'Lyon' });
  accounts.sandbox.clearRequests();
  // There, back without a write, and then quiet.
  expect(await settled()).toBe(2);
  expect(accounts.writes()).toBe(1);
  expect((await accounts.byEmail('HighLevel', 'ada.obrien.0@example.com'))?.city).toBe('Lyon');

  // A new contact, the other way round.
  await accounts
    .of('HighLevel')
    .create('create_contact', { first_name: 'Nora', last_name: 'Example', email: 'Nora@Example.com', city: 'Bristol' });
  accounts.sandbox.clearRequests();
  expect(await settled()).toBe(2);
  expect(accounts.writes()).toBe(1);
  expect(await accounts.byEmail('Outlook', 'nora@example.com')).toMatchObject({ first_name: 'Nora', city: 'Bristol' });

  // A change of a field that isn't watched starts nothing.
  await accounts.of('Outlook').create('update_contact', { contact_id: ada?.id, company: 'Example Rockets' });
  expect(await settled()).toBe(0);
});
