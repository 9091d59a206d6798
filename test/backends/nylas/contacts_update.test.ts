import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { contacts } = nylas;
let boxes: Mailboxes;

withMailboxes(1, (opened) => {
  boxes = opened;
});

test.each([
  ['ews', { notes: 'N', suffix: 'Jr.' }, 'missing_capability', "Exchange doesn't keep Notes and Suffix through Nylas. Leave them blank."],
  [
    'google',
    { birthday: '10/12/1815' },
    'invalid_input',
    `"10/12/1815" in Birthday isn't a date. Write it as YYYY-MM-DD, like 1990-12-31.`,
  ],
] as const)('what %s can keep of nobody is refused before the contact is read', async (provider, change, kind, said) => {
  await expect(contacts.update(boxes.connect(provider), 'c0', change)).rejects.toMatchObject({
    kind,
    message: said,
  });
  expect(boxes.asked()).toEqual([]);
});

test('what the contact has no room for is refused before it is written', async () => {
  const emails = ['a@example.com', 'b@example.com', 'c@example.com'].map((email) => ({ email }));
  const { id } = boxes.grant('microsoft').addContact({ given_name: 'Ada', emails });
  await expect(contacts.update(boxes.connect('microsoft'), id, { other_emails: ['d@example.com'] })).rejects.toMatchObject({
    kind: 'invalid_input',
    message:
      'Microsoft keeps at most 3 email addresses for a contact, and d@example.com is too many. Leave it out, or remove others first.',
  });
  expect(boxes.asked().filter((request) => !request.startsWith('GET'))).toEqual([]);
});

test('unchanged tags leave every group, whatever else changes', async () => {
  const google = boxes.grant('google');
  const groups = [{ id: 'group-lead' }, { id: 'nowhere' }];
  const { id } = google.addContact({ given_name: 'Ada', groups });
  boxes.sandbox.plan({ service: 'nylas', method: 'PUT', response: { status: 200, body: { data: { id } } } });
  const change = { job_title: 'Pilot', tags: { mode: 'replace', names: ['lead'] } } as const;
  expect((await contacts.update(boxes.connect('google'), id, change)).changed).toEqual(['job_title']);
  const put = boxes.sandbox.requests.find(({ method }) => method === 'PUT');
  expect(JSON.parse(put?.body ?? '')).toMatchObject({ job_title: 'Pilot', groups });
});
