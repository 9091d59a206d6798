import type { Connection, Revision } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { allOf } from '../../support/pages.ts';
import { type Mailboxes, queriesOf, withMailboxes } from './mailbox.ts';

const { changes } = nylas;
let boxes: Mailboxes;
let connection: Connection;

withMailboxes(250, (opened) => {
  boxes = opened;
  connection = boxes.connect('google');
});

const book = () => boxes.grant('google');
const read = () => allOf(changes, boxes.connect('google'));
const keys = (rows: readonly Revision[]) => new Set(rows.map(({ contact, revision }) => `${contact.id} ${revision}`));
const changesBetween = (before: readonly Revision[], after: readonly Revision[]) => {
  const known = keys(before);
  return [...keys(after)].filter((key) => !known.has(key)).map((key) => key.split(' ')[0]);
};

test('5 changed of 250: exactly 5 revisions differ', async () => {
  const before = await read();
  expect(before).toHaveLength(250);
  const changed = [3, 40, 101, 170, 249].map((number) => before[number]?.contact.id ?? '');
  for (const id of changed) book().changeContact(id, { job_title: 'Pilot' });
  expect(changesBetween(before, await read()).sort()).toEqual([...changed].sort());
});

test('another order, nulls for empty lists, other picture addresses and other words for the end bring nothing', async () => {
  const before = await read();
  Object.assign(boxes.store.switches, { shuffle: true, nullLists: true, rotatePictures: true, lastCursor: 'empty', dropUnselected: false });
  const after = await read();
  expect(after).toHaveLength(250);
  expect(changesBetween(before, after)).toEqual([]);
});

test('a change and its reverse, and a group with another name, bring nothing', async () => {
  const before = await read();
  book().changeContact('c#1/a=b', { nickname: 'Nick' });
  expect(changesBetween(before, await read())).toEqual(['c#1/a=b']);
  book().changeContact('c#1/a=b', { nickname: '' });
  const lead = book().groups.get('group-lead');
  if (lead !== undefined) book().groups.put({ ...lead, name: 'prospect' });
  const after = await read();
  expect(changesBetween(before, after)).toEqual([]);
  expect(after.flatMap(({ contact }) => contact.tags)).toContain('prospect');
});

test('joining or leaving a group is a change', async () => {
  const before = await read();
  book().changeContact('c#1/a=b', { groups: [{ id: 'group-customer' }] });
  const joined = await read();
  expect(changesBetween(before, joined)).toEqual(['c#1/a=b']);
  book().changeContact('c#1/a=b', { groups: [] });
  expect(changesBetween(joined, await read())).toEqual(['c#1/a=b']);
});

test('pages of 200 with only what is needed; the names of groups once', async () => {
  await read();
  const [first, groups, second, ...more] = queriesOf(boxes.sandbox);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ limit: '200', source: 'address_book' });
  expect(first?.select).not.toContain('picture');
  expect(second?.page_token).toBeTruthy();
  expect(groups).toEqual({ limit: '200' });
});

test('no names are requested if no one is in a group', async () => {
  for (const { id } of [...book().contacts]) book().changeContact(id, { groups: [] });
  await read();
  expect(boxes.asked()).toEqual(['GET /v3/grants/me/contacts', 'GET /v3/grants/me/contacts']);
});

test('a cursor that leads back to itself is a problem and not a half', async () => {
  boxes.store.switches.cursorLoop = true;
  for (let number = 0; number < 200; number += 1) book().addContact({ given_name: `N${number}` });
  await expect(read()).rejects.toMatchObject({
    kind: 'unexpected_response',
    message: expect.stringContaining("doesn't continue where it should"),
  });
});

test("a selection that can't be read in time is refused, with the remedy", async () => {
  await expect(allOf(changes, boxes.connect('google', { run: 4_900 }), {})).rejects.toMatchObject({
    kind: 'too_much',
    message: expect.stringContaining('Limit the trigger to a tag'),
  });
});

test('a tag narrows to its group, by name or id; an unknown one is refused', async () => {
  const byName = await allOf(changes, connection, { tag: 'Lead' });
  const byId = await allOf(changes, connection, { tag: 'group-lead' });
  expect(byName.length).toBeGreaterThan(0);
  expect(byName.every(({ contact }) => contact.tags.includes('lead'))).toBe(true);
  expect(keys(byId)).toEqual(keys(byName));
  await expect(allOf(changes, connection, { tag: 'VIP' })).rejects.toMatchObject({
    kind: 'invalid_input',
    message: expect.stringContaining('VIP'),
  });
  boxes.asked();
  await expect(allOf(changes, boxes.connect('ews'), { tag: 'lead' })).rejects.toMatchObject({ kind: 'missing_capability' });
  expect(boxes.asked()).toEqual([]);
});

test('sources: where the scope or the provider has them', async () => {
  expect(await allOf(changes, connection, { source: 'inbox' })).toHaveLength(8);
  expect((await allOf(changes, connection, { source: 'domain' }))[0]?.contact.source).toBe('domain');
  boxes.asked();
  const without = boxes.connect('google', { account: { scope: 'https://www.googleapis.com/auth/contacts' } });
  await expect(allOf(changes, without, { source: 'inbox' })).rejects.toMatchObject({
    kind: 'forbidden',
    message: expect.stringContaining(
      'can\'t read the source "inbox". Reconnect the account and choose Yes for People Beyond the Address Book.',
    ),
  });
  await expect(allOf(changes, boxes.connect('ews'), { source: 'inbox' })).rejects.toMatchObject({ kind: 'missing_capability' });
  await expect(allOf(changes, connection, { source: 'everywhere' })).rejects.toMatchObject({ kind: 'invalid_input' });
  expect(boxes.asked()).toEqual([]);
});

test('a sample is one small page', async () => {
  expect(await changes.sample(connection, 'created', 3, {})).toHaveLength(3);
  expect(queriesOf(boxes.sandbox)[0]).toMatchObject({ limit: '3' });
});
