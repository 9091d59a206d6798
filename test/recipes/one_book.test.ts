import type { Inputs } from '../support/run.ts';
import { readRecipes } from './page.ts';
import { recipe, withAccounts } from './world.ts';

const GRACE = 'grace.okafor.1@example.com';
const ADA = 'ada.obrien.0@example.com';

/** Output keys that these forms and bookings don't map. */
const NOT_MAPPED = ['id', 'email', 'emails', 'company', 'street', 'city', 'birthday', 'owner_id'] as const;

recipe(1, async ({ zaps: [steps = []] }, accounts, label) => {
  const zap = accounts.zap(steps);
  const book = accounts.book(label);
  const form = {
    'First Name': 'Nora',
    'Last Name': 'Example',
    Email: 'nora@example.com',
    Phone: '+1 (555) 010-9999',
    'Submitted At': '2030-05-17T21:30:00-05:00',
  };
  await zap.start(form);
  const [nora = '', ...others] = accounts.idsWith(label, 'nora@example.com');
  expect(others).toEqual([]);
  expect(book.read(nora)).toMatchObject({ first_name: 'Nora', last_name: 'Example', tags: ['lead'] });
  // A day later; Outlook keeps only the day, in the user's zone.
  const due = label === 'Outlook' ? { day: '2030-05-18' } : { instant: '2030-05-19T02:30:00.000Z' };
  expect(book.tasks(nora)).toMatchObject([{ title: 'Call Nora', completed: false, ...due }]);

  // The same form again, typed differently and with a blank.
  await zap.start({ ...form, Email: ' Nora@Example.com', Phone: '5550109999', 'Last Name': '' });
  expect(accounts.idsWith(label, 'nora@example.com')).toEqual([nora]);
  expect(book.read(nora)).toMatchObject({ first_name: 'Nora', last_name: 'Example', tags: ['lead'] });
  expect(book.tasks(nora)).toHaveLength(2);

  // An existing contact: only what the form says changes.
  const before = await accounts.byEmail(label, ADA);
  await zap.start({ ...form, 'First Name': 'Adele', 'Last Name': '', Email: ADA, Phone: '+15550107777' });
  const after = await accounts.byEmail(label, ADA);
  expect(after).toMatchObject({ first_name: 'Adele', last_name: "O'Brien", tags: ['customer', 'lead'] });
  expect(JSON.stringify(after?.phones)).toContain('+15550107777');
  for (const key of NOT_MAPPED) expect([key, after?.[key]]).toEqual([key, before?.[key]]);

  // A new person who shares the phone of another contact.
  const grace = accounts.idsWith(label, GRACE);
  const stored = book.read(grace[0] ?? '');
  const shared = zap.start({ ...form, Email: 'child@example.com', Phone: stored?.phones[0] });
  if (label === 'Outlook') await shared;
  else await expect(shared).rejects.toThrow(/child@example\.com.*Grace Okafor \(grace\.okafor\.1@example\.com.*same phone/);
  expect(accounts.idsWith(label, 'child@example.com')).toHaveLength(label === 'Outlook' ? 1 : 0);
  expect(book.read(grace[0] ?? '')).toEqual(stored);
});

it('1. Save a lead from a form: on Nylas without the task fields', async () => {
  const [
    {
      zaps: [steps = []],
    } = { zaps: [] },
  ] = readRecipes();
  await withAccounts(12, async (accounts) => {
    const withoutTask = steps.map((step) => ({ ...step, mappings: step.mappings.filter(({ field }) => !field.startsWith('Task ')) }));
    await accounts
      .zap(withoutTask.map((step) => ({ ...step, app: step.app.replace('HighLevel', 'Nylas') })))
      .start({ 'First Name': 'Nora', 'Last Name': 'Example', Email: 'nora@example.com', Phone: '' });
    expect(await accounts.byEmail('Nylas', 'nora@example.com')).toMatchObject({ full_name: 'Nora Example', tags: ['lead'] });
  });
});

recipe(4, async ({ zaps: [steps = []] }, accounts, label) => {
  const zap = accounts.zap(steps);
  await zap.turnOn();
  expect(await zap.poll()).toBe(0);
  const ada = await accounts.byEmail(label, ADA);
  await accounts.of(label).create('add_tags', { contact_id: ada?.id, tags: ['lead'] });
  expect(await zap.poll()).toBe(1);
  const tagged = await accounts.byEmail(label, ADA);
  const [found] = await accounts.of(label).search('find_tasks', { contact_id: ada?.id, title: 'Follow up' });
  const tasks = JSON.parse(JSON.stringify(found?.tasks ?? []));
  expect(tasks).toHaveLength(1);
  expect(tasks[0]).toMatchObject({ title: "Follow up with Ada O'Brien", completed: false });
  const due = new Date(Date.parse(String(tagged?.updated_at)) + 3 * 86_400_000);
  // Outlook stores only the day: the one in the user's zone at that time.
  const kept = label === 'Outlook' ? due.toLocaleDateString('sv', { timeZone: 'America/Chicago' }) : due.toISOString();
  expect(tasks[0].due_date).toBe(kept);
  expect(await zap.poll()).toBe(0);

  // The tag is removed and added again, and another one is added.
  await accounts.of(label).create('remove_tags', { contact_id: ada?.id, tags: ['lead'] });
  expect(await zap.poll()).toBe(0);
  await accounts.of(label).create('add_tags', { contact_id: ada?.id, tags: ['lead', 'partner'] });
  expect(await zap.poll()).toBe(0);
  expect(
    accounts
      .book(label)
      .tasks(String(ada?.id))
      .filter(({ title }) => title.startsWith('Follow up')),
  ).toHaveLength(1);
});

recipe(11, async ({ zaps: [steps = []] }, accounts, label) => {
  const zap = accounts.zap(steps);
  const book = accounts.book(label);
  await zap.turnOn();
  expect(await zap.poll()).toBe(0);
  const [ada = ''] = accounts.idsWith(label, ADA);
  expect(book.workflows?.(ada)).toEqual([]);
  await accounts.of(label).create('add_tags', { contact_id: ada, tags: ['lead'] });
  expect(await zap.poll()).toBe(1);
  expect(book.workflows?.(ada)).toEqual([{ ...book.seededWorkflows?.published, start: null }]);

  // The tag is removed and added again: the workflow doesn't start a second time.
  await accounts.of(label).create('remove_from_workflow', { contact_id: ada, workflow_id: book.seededWorkflows?.published.id });
  for (const step of ['remove_tags', 'add_tags']) await accounts.of(label).create(step, { contact_id: ada, tags: ['lead'] });
  expect(await zap.poll()).toBe(0);
  expect(book.workflows?.(ada)).toEqual([]);
  // Nobody else got one.
  expect(book.ids().flatMap((id) => book.workflows?.(id) ?? [])).toEqual([]);
});

recipe(7, async ({ zaps: [steps = []] }, accounts, label) => {
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

  // A country that isn't in the table, and none.
  for (const country of ['DE', ''])
    await accounts.of(label).create('create_contact', { first_name: 'Olga', email: `olga.${country}@example.com`, country });
  accounts.sandbox.clearRequests();
  expect(await zap.poll()).toBe(2);
  expect(accounts.writes()).toBe(0);
});

recipe(9, async ({ zaps: [steps = []] }, accounts, label) => {
  const zap = accounts.zap(steps);
  const book = accounts.book(label);
  const booking = {
    Email: 'nora@example.com',
    Name: 'Nora Example',
    Phone: '(555) 010-9999',
    Meeting: 'First talk {{30 min}}',
    'Starts At': 'Friday, 17 May 2030, 9:30',
  };
  await zap.start(booking);
  const [nora = ''] = accounts.idsWith(label, 'nora@example.com');
  expect(book.read(nora)).toMatchObject({ first_name: 'Nora', last_name: 'Example' });
  expect(book.notes(nora).join('\n')).toContain('Booked: First talk {{30 min}}, Friday, 17 May 2030, 9:30');

  const contacts = book.ids().length;
  await zap.start({ ...booking, Email: 'Nora@Example.com ', Phone: '', Meeting: 'Second talk' });
  expect(book.ids()).toHaveLength(contacts);
  expect(book.read(nora)).toMatchObject({ first_name: 'Nora', last_name: 'Example' });
  const notes = book.notes(nora).join('\n');
  expect(notes).toContain('Booked: First talk {{30 min}}, Friday');
  expect(notes).toContain('Booked: Second talk, Friday');

  // An existing contact: only the note is new.
  const before = await accounts.byEmail(label, GRACE);
  await zap.start({ ...booking, Email: GRACE, Name: 'Grace Okafor', Phone: '' });
  const after = await accounts.byEmail(label, GRACE);
  for (const key of [...NOT_MAPPED, 'full_name', 'first_name', 'last_name', 'phones', 'tags'])
    expect([key, after?.[key]]).toEqual([key, before?.[key]]);
  expect(book.notes(String(after?.id)).join('\n')).toContain('Booked: First talk');

  // The same name with another email is another person.
  await zap.start({ ...booking, Email: 'n.example@example.com', Phone: '' });
  expect(book.ids()).toHaveLength(contacts + 1);
});

recipe(10, async ({ zaps: [steps = []] }, accounts, label) => {
  const zap = accounts.zap(steps);
  const book = accounts.book(label);
  await zap.start({ Number: '+1 (555) 010-0001', Minutes: 4, Summary: 'wants {{an offer}} in spring.' });
  const grace = await accounts.byEmail(label, GRACE);
  const [found] = await accounts.of(label).search('find_notes', { contact_id: grace?.id, text: 'Call, 4 min: wants' });
  expect(JSON.stringify(found)).toContain('Call, 4 min: wants {{an offer}} in spring.');

  // Unknown callers, and withheld numbers as telephone systems write them.
  const namesake = book.add({ first_name: 'Anonymous', last_name: 'Private', emails: ['anonymous@example.com'] });
  const state = book.snapshot();
  accounts.sandbox.clearRequests();
  const withheld = ['anonymous', 'Anonymous', 'Private', 'private number', 'unknown', 'Restricted', 'No Caller ID', '', '-', '+266696687'];
  for (const number of ['+1 555 999 9999', '+44 555 010 0001', ...withheld])
    await zap.start({ Number: number, Minutes: 1, Summary: 'nobody knows' });
  expect(accounts.writes()).toBe(0);
  expect(book.snapshot()).toBe(state);
  expect(book.notes(namesake)).toEqual([]);

  // Two people share a phone, so neither gets the note.
  book.add({ first_name: 'Mia', last_name: 'Example', emails: ['mia@example.com'], phones: ['+15550108888'] });
  book.add({ first_name: 'Max', last_name: 'Example', emails: ['max@example.com'], phones: ['+15550108888'] });
  await expect(zap.start({ Number: '+15550108888', Minutes: 2, Summary: 'who was it?' })).rejects.toThrow(
    /^2 contacts were found: .*(?:Mia.*Max|Max.*Mia)/,
  );
  expect(accounts.writes()).toBe(0);
});

recipe(14, async ({ zaps: [steps = []] }, accounts, label) => {
  const letters: Inputs[] = [];
  const zap = accounts.zap(steps, {
    'Email by Zapier': (fields) => {
      letters.push(fields);
      return {};
    },
  });
  const card = (...lines: readonly string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
  const sent = (...cards: readonly string[]) => ({
    Attachment: `data:text/vcard;base64,${Buffer.from(cards.join('')).toString('base64')}`,
  });
  const before = await accounts.byEmail(label, GRACE);
  const nora = card('N:Example;Nora;;;', 'FN:Nora Example', 'EMAIL;TYPE=INTERNET:nora@example.com', 'TEL;TYPE=CELL:+15550109999');
  await zap.start(sent(nora, card('FN:Grace', `EMAIL:${GRACE}`, 'BDAY:1988-05-17')));
  const [id = '', ...others] = accounts.idsWith(label, 'nora@example.com');
  expect(others).toEqual([]);
  expect(accounts.book(label).read(id)).toMatchObject({ first_name: 'Nora', last_name: 'Example' });
  expect(await accounts.byEmail(label, GRACE)).toMatchObject({ id: before?.id, birthday: '1988-05-17', phones: before?.phones });
  expect(letters).toEqual([]);

  // The same card again, and one that says nothing of a person.
  accounts.sandbox.clearRequests();
  await zap.start(sent(nora, card('NOTE:only a note')));
  expect(accounts.writes()).toBe(0);
  expect(letters).toEqual([
    { To: 'you@example.com', Subject: "1 cards weren't saved", Body: [null, expect.stringContaining('This card has no email or phone')] },
  ]);
});

recipe(15, async ({ zaps: [steps = []] }, accounts, label) => {
  const zap = accounts.zap(steps);
  const book = accounts.book(label);
  const old = book.add({ first_name: 'Nora', last_name: 'Example', emails: ['nora@example.com'], birthday: '1990-12-31' });
  await zap.turnOn();
  const added = book.add({
    first_name: 'Nora',
    last_name: 'Example',
    emails: ['nora@example.com'],
    phones: ['+15550109999'],
    birthday: '1991-01-01',
  });
  const namesake = book.add({ first_name: 'Nora', last_name: 'Example', emails: ['other.nora@example.com'] });
  await zap.poll();
  expect(book.read(added)).toBeNull();
  expect(book.read(old)).toMatchObject({ emails: ['nora@example.com'], phones: ['+15550109999'], birthday: '1990-12-31' });
  expect(book.read(namesake)).toMatchObject({ emails: ['other.nora@example.com'] });
});
