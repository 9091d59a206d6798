import { updateBody, writableOf } from '../../../src/backends/nylas/body.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { providerNamed } from '../../../src/backends/nylas/providers.ts';
import { toContact } from '../../../src/backends/nylas/translate.ts';
import { allOf } from '../../support/pages.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { contacts, changes, signIn, tags } = nylas;
let boxes: Mailboxes;

withMailboxes(3, (opened) => {
  boxes = opened;
});

const planResponse = (path: RegExp, body: unknown, status = 200) =>
  boxes.sandbox.plan({ service: 'nylas', path, response: { status, body } });
const strange = () => boxes.connect('google', { account: { provider: undefined, scope: undefined } });

test("items without a value don't count", () => {
  const nothing = [{}];
  const wire = {
    id: 'c',
    emails: nothing,
    phone_numbers: nothing,
    im_addresses: nothing,
    physical_addresses: nothing,
    web_pages: nothing,
    groups: nothing,
  };
  expect(toContact(wire, [])).toMatchObject({
    emails: [],
    phones: [],
    im_addresses: [],
    addresses: [],
    websites: [],
    groups: [],
    full_name: null,
  });
  expect(updateBody(writableOf(wire), false)).toEqual({
    given_name: '',
    emails: [],
    phone_numbers: [],
    im_addresses: [],
    physical_addresses: [{ type: 'other' }],
    web_pages: [],
  });
  expect(
    toContact({ id: 'c', emails: [{ email: 'a@x.com', type: 'personal' }], phone_numbers: [{ number: '1', type: 'pager' }] }, []),
  ).toMatchObject({
    emails: [{ type: 'home' }],
    phones: [{ type: 'other' }],
  });
});

test('groups without names on several pages', async () => {
  planResponse(/groups/, { data: [{ id: 'g1' }], next_cursor: 'more' });
  planResponse(/groups/, { data: [], next_cursor: '' });
  expect((await tags.list(boxes.connect('google'), { number: 0, cursor: null })).items).toEqual([{ id: 'g1', name: 'g1' }]);
  const group = { data: [], next_cursor: 'same' };
  for (let number = 0; number < 2; number += 1) planResponse(/groups/, group);
  await expect(tags.list(boxes.connect('google'), { number: 0, cursor: null })).rejects.toMatchObject({ kind: 'unexpected_response' });
  planResponse(/groups/, { data: [] });
  await expect(allOf(changes, boxes.connect('google'), { tag: 'VIP' })).rejects.toMatchObject({
    message: expect.stringContaining('First create the label in Google Contacts.'),
  });
});

test('a grant that says nothing of itself', async () => {
  planResponse(/grants\/me$/, { data: {} });
  expect(await signIn.identify(strange())).toEqual({ name: null, id: null });
  planResponse(/grants\/me$/, { data: {} });
  expect(await contacts.find(strange(), { by: 'phone', value: '+1 555 0000000' }, {})).toEqual([]);
  expect(await contacts.find(strange(), { by: 'email', value: ' ' }, {})).toEqual([]);
  expect(await allOf(changes, strange(), { tag: 'lead' })).toHaveLength(1);
  expect((await contacts.search(strange(), { tag: 'lead' }, { cursor: null, limit: 5 })).items).toHaveLength(1);
  expect(providerNamed('zoom')).toMatchObject({ label: 'zoom', findsPhones: false });
  expect(providerNamed('').label).toBe('the mailbox provider');
});

test("a write succeeds even if the names of its groups can't be read", async () => {
  planResponse(/contacts$/, { data: { id: 'new', given_name: 'Ada', groups: [{ id: 'g1' }] } });
  planResponse(/groups/, { error: 'gone' }, 500);
  const made = await contacts.create(boxes.connect('google'), { first_name: 'Ada' });
  expect(made).toMatchObject({ id: 'new', tags: [], groups: [{ id: 'g1', name: null }] });
});

test('what else can be wrong with a response', async () => {
  planResponse(/contacts\/c0/, { data: { given_name: 'no id' } });
  await expect(contacts.get(boxes.connect('google'), 'c0')).rejects.toMatchObject({ kind: 'unexpected_response' });
  planResponse(/contacts\/c0/, { error: { message: '', provider_error: { error: 'invalid_grant', error_description: 'Bad' } } }, 400);
  await expect(contacts.get(boxes.connect('google'), 'c0')).rejects.toMatchObject({
    message: expect.stringContaining('invalid_grant: Bad'),
  });
  planResponse(/contacts\/c0/, { error: { message: 'The same', provider_error: 'The same' } }, 400);
  await expect(contacts.get(boxes.connect('google'), 'c0')).rejects.toMatchObject({
    message: expect.stringContaining('It says: The same. Check'),
  });
  planResponse(/contacts\/c0/, { error: { message: 'Only this', provider_error: {} } }, 400);
  await expect(contacts.get(boxes.connect('google'), 'c0')).rejects.toMatchObject({
    message: expect.stringContaining('It says: Only this.'),
  });
});

test('addresses: a new one is added, and an emptied one is removed', async () => {
  const { id } = boxes.grant('google').addContact({ given_name: 'A', physical_addresses: [{ type: 'work', city: 'London' }] });
  const added = await contacts.update(boxes.connect('google'), id, { city: 'Ockham', address_type: 'mobile' });
  expect(added.contact.addresses.map(({ type, city }) => [type, city])).toEqual([
    ['work', 'London'],
    ['other', 'Ockham'],
  ]);
  expect((await contacts.update(boxes.connect('google'), id, { city: null })).contact.addresses).toHaveLength(1);
  expect((await contacts.update(boxes.connect('google'), id, { im_addresses: ['ada', ' ', 'ADA'] })).contact.im_addresses).toEqual(['ada']);
});
