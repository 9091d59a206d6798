import type { Inputs } from '../support/run.ts';
import { recipe } from './world.ts';

const GRACE = { email: 'grace.okafor.1@example.com', phone: '+15550100001' };
const NORA = { 'First Name': 'Nora', 'Last Name': 'Example', Email: 'nora@example.com', Phone: '+15550109999' };

recipe(1, async ({ zaps: [steps = []] }, accounts, label) => {
  const zap = accounts.zap(steps);
  await zap.start(NORA);
  const made = await accounts.byEmail(label, 'nora@example.com');
  expect(made).toMatchObject({ first_name: 'Nora', last_name: 'Example', tags: ['lead'] });

  // The same form again, and a contact from before.
  accounts.sandbox.clearRequests();
  await zap.start(NORA);
  expect((await accounts.byEmail(label, 'nora@example.com'))?.id).toBe(made?.id);
  await zap.start({ ...NORA, Email: 'ada.obrien.0@example.com' });
  expect(await accounts.byEmail(label, 'ada.obrien.0@example.com')).toMatchObject({ first_name: 'Ada', tags: ['customer', 'lead'] });
});

recipe(3, async ({ zaps: [steps = []] }, accounts, label) => {
  const zap = accounts.zap(steps);
  await zap.turnOn();
  expect(await zap.poll()).toBe(0);
  const ada = await accounts.byEmail(label, 'ada.obrien.0@example.com');
  await accounts.of(label).create('add_tags', { contact_id: ada?.id, tags: ['lead'] });
  expect(await zap.poll()).toBe(1);
  const tagged = await accounts.byEmail(label, 'ada.obrien.0@example.com');
  const [found] = await accounts.of(label).search('find_tasks', { contact_id: ada?.id, title: 'Follow up' });
  const tasks = JSON.parse(JSON.stringify(found?.tasks ?? []));
  expect(tasks).toHaveLength(1);
  expect(tasks[0]).toMatchObject({ title: "Follow up with Ada O'Brien", completed: false });
  const due = new Date(Date.parse(String(tagged?.updated_at)) + 3 * 86_400_000);
  // Outlook stores only the day: the one in the user's zone at that time.
  const kept = label === 'Outlook' ? due.toLocaleDateString('sv', { timeZone: 'America/Chicago' }) : due.toISOString();
  expect(tasks[0].due_date).toBe(kept);
  expect(await zap.poll()).toBe(0);
});

recipe(6, async ({ zaps: [steps = []] }, accounts, label) => {
  const holders = async (tag: string): Promise<number> =>
    Number((await accounts.of(label).search('find_contacts', { tag, limit: '500' }))[0]?.count ?? 0);
  const [newsletter, partner] = [await holders('newsletter'), await holders('partner')];
  expect(newsletter).toBeGreaterThan(0);
  await accounts.zap(steps).start({});
  expect(await holders('newsletter')).toBe(0);
  expect(await holders('partner')).toBe(partner + newsletter);
  expect((await accounts.byEmail(label, GRACE.email))?.tags).toEqual(expect.arrayContaining(['lead', 'partner']));
});

recipe(7, async ({ zaps: [steps = []] }, accounts, label) => {
  const zap = accounts.zap(steps);
  await zap.start({ Number: '+1 (555) 010-0001', Minutes: 4, Summary: 'wants {{an offer}} in spring.' });
  const grace = await accounts.byEmail(label, GRACE.email);
  const [found] = await accounts.of(label).search('find_notes', { contact_id: grace?.id, text: 'Call, 4 min: wants' });
  expect(JSON.stringify(found)).toContain('Call, 4 min: wants {{an offer}} in spring.');
  accounts.sandbox.clearRequests();
  await zap.start({ Number: '+1 555 999 9999', Minutes: 1, Summary: 'nobody knows' });
  expect(accounts.writes()).toBe(0);
});

recipe(8, async ({ zaps: [steps = []] }, accounts, label) => {
  const { users } = (label === 'HighLevel' ? accounts.sandbox.accounts.highlevel : accounts.sandbox.accounts.contacts_api).store.account;
  const owner = users[0]?.id ?? '';
  const zap = accounts.zap(steps, { 'Formatter by Zapier': (fields: Inputs) => ({ Output: fields['Lookup Key'] === 'FR' ? owner : '' }) });
  await zap.turnOn();
  await accounts.of(label).create('create_contact', { first_name: 'Nora', email: 'nora@example.com', country: 'FR' });
  expect(await zap.poll()).toBe(1);
  const nora = await accounts.byEmail(label, 'nora@example.com');
  expect(nora?.owner_id).toBe(owner);
  const [found] = await accounts.of(label).search('find_tasks', { contact_id: nora?.id });
  expect(found?.tasks).toMatchObject([{ title: 'Say hello to Nora', owner_id: owner }]);
});

recipe(9, async ({ zaps: [steps = []] }, accounts, label) => {
  const before = await accounts.byEmail(label, GRACE.email);
  await accounts.zap(steps).start({ Email: GRACE.email, 'New Phone': '+15550107777' });
  const after = await accounts.byEmail(label, GRACE.email);
  expect(JSON.stringify(after?.phones)).toContain('+15550107777');
  for (const key of ['id', 'full_name', 'email', 'emails', 'company', 'street', 'city', 'birthday', 'tags', 'notes', 'owner_id'])
    expect([key, after?.[key]]).toEqual([key, before?.[key]]);
});
