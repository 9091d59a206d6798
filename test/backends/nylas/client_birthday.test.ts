import type { Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { contacts } = nylas;
let boxes: Mailboxes;
let connection: Connection;

withMailboxes(1, (opened) => {
  boxes = opened;
  connection = boxes.connect('google');
});

// Nylas returns birthdays without a year, but its own schema accepts only YYYY-MM-DD.
describe('a birthday without a year', () => {
  const withBirthday = async (): Promise<string> => {
    const { id } = await contacts.create(connection, { first_name: 'Ada', job_title: 'Pilot' });
    const contact = boxes.grant('google').contacts.get(id);
    if (contact === undefined) throw new Error('the contact was not made');
    boxes.grant('google').contacts.put({ ...contact, birthday: '--05-17' });
    boxes.sandbox.clearRequests();
    return id;
  };
  const sent = () => boxes.sandbox.requests.filter(({ method }) => method === 'PUT').map(({ body }) => JSON.parse(body ?? '{}'));

  test('goes back unchanged, and is left out if the service refuses it: another field still changes', async () => {
    const id = await withBirthday();
    const { contact, changed } = await contacts.update(connection, id, { job_title: 'Captain' });
    expect(changed).toEqual(['job_title']);
    expect(contact).toMatchObject({ job_title: 'Captain' });
    expect(boxes.grant('google').contacts.get(id)).toMatchObject({ birthday: '--05-17', job_title: 'Captain' });
    expect(sent()).toMatchObject([{ birthday: '--05-17' }, { job_title: 'Captain' }]);
    expect(sent()[1]).not.toHaveProperty('birthday');
  });

  test("isn't changed by tags and notes", async () => {
    const id = await withBirthday();
    await nylas.notes.add(connection, id, { body: 'Met at the fair' });
    expect(boxes.grant('google').contacts.get(id)).toMatchObject({
      birthday: '--05-17',
      notes: expect.stringContaining('Met at the fair'),
    });
  });

  test('that the service empties when it is left out is never lost without a word', async () => {
    const id = await withBirthday();
    const body = { request_id: 'r1', data: { id, given_name: 'Ada', job_title: 'Captain' } };
    boxes.sandbox.plan({
      service: 'nylas',
      method: 'PUT',
      response: { status: 400, body: { error: { message: 'birthday must be YYYY-MM-DD' } } },
    });
    boxes.sandbox.plan({ service: 'nylas', method: 'PUT', response: { status: 200, body } });
    await expect(contacts.update(connection, id, { job_title: 'Captain' })).rejects.toMatchObject({
      kind: 'service_error',
      message: expect.stringContaining('no longer has the birthday "--05-17"'),
    });
  });

  test.each([
    [403, 'forbidden'],
    // It's unknown what a service wrote before it broke down.
    [500, 'unknown_outcome'],
  ])('another refusal is unchanged: %d', async (status, kind) => {
    const id = await withBirthday();
    boxes.sandbox.plan({ service: 'nylas', method: 'PUT', response: { status, body: {} } });
    await expect(contacts.update(connection, id, { job_title: 'Captain' })).rejects.toMatchObject({ kind });
    expect(sent()).toHaveLength(1);
  });
});
