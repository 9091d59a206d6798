import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, queriesOf, withMailboxes } from './mailbox.ts';

const { contacts } = nylas;
let boxes: Mailboxes;

withMailboxes(1, (opened) => {
  boxes = opened;
});

const add = (parts: Parameters<ReturnType<Mailboxes['grant']>['addContact']>[0]) => boxes.grant('google').addContact(parts).id;
const find = async (by: 'email' | 'phone' | 'name', value: string) =>
  (await contacts.find(boxes.connect('google'), { by, value }, {})).map(({ id }) => id);

test.each(['email', 'phone', 'name'] as const)('nobody has a blank as %s, which is known without a request', async (by) => {
  for (const blank of ['', ' \n']) expect(await find(by, blank)).toEqual([]);
  expect(boxes.asked()).toEqual([]);
});

test("blanks around an email or a phone number aren't searched for", async () => {
  const id = add({ given_name: 'Ada', emails: [{ email: 'ada.x@example.com' }], phone_numbers: [{ number: '+1 555 0100' }] });
  expect(await find('email', ' ada.x@example.com ')).toEqual([id]);
  expect(await find('phone', ' +1 555 0100 ')).toEqual([id]);
  expect(queriesOf(boxes.sandbox)).toMatchObject([{ email: 'ada.x@example.com' }, { phone_number: '+1 555 0100' }]);
});

test('a name is searched on every page, without a filter', async () => {
  const first = add({ given_name: 'Twin' });
  for (let number = 0; number < 200; number += 1) add({ given_name: `N${number}` });
  const last = add({ given_name: 'Twin' });
  expect((await find('name', 'twin')).sort()).toEqual([first, last].sort());
  const queries = queriesOf(boxes.sandbox);
  expect(queries).toHaveLength(2);
  for (const query of queries) expect(Object.keys(query)).not.toContain('phone_number');
});
