import type { ChangesPort, Revision } from '../../src/backends/backend.ts';
import { contactsApi } from '../../src/backends/contacts_api/index.ts';
import { makeContact } from '../../src/contacts/contact.ts';
import { Problem } from '../../src/contacts/errors.ts';
import { connect } from '../../src/operation.ts';
import { pollContacts } from '../../src/steps/poll.ts';
import { platform } from '../support/client.ts';

const HOUR = 60 * 60 * 1000;

function revisions(from: number, count: number, moment: number): Revision[] {
  const updated_at = new Date(moment).toISOString();
  return Array.from({ length: count }, (_, number) => ({
    contact: makeContact({ id: `c${from + number}`, account_type: 'contacts_api', updated_at }),
    revision: updated_at,
  }));
}

async function turnedOn(pages: (now: number) => AsyncIterable<readonly Revision[]>, readAll: 'when_turned_on' | 'never') {
  const z = await platform();
  const connection = connect(z, contactsApi, {}, null);
  const changes: ChangesPort = { recent: () => pages(connection.now), all: () => pages(connection.now), sample: async () => [] };
  const run = { z, backend: { ...contactsApi, changes }, connection, input: {}, meta: { isPopulatingDedupe: true } };
  return pollContacts(run, { date: 'updated', selection: {}, readAll, keyOf: ({ contact, revision }) => ({ id: contact.id, revision }) });
}

/** This many contacts that changed this many hours ago, and then no time for the others. */
const cutOff = (hours: number) =>
  async function* (now: number) {
    yield revisions(0, 500, now - hours * HOUR);
    throw new Problem('too_much', 'no time');
  };

test('105,000 contacts are remembered, more are refused with their number', async () => {
  const book = (count: number) =>
    async function* (now: number) {
      yield revisions(0, count, now);
    };
  expect(await turnedOn(book(105_000), 'when_turned_on')).toHaveLength(105_000);
  await expect(turnedOn(book(105_001), 'when_turned_on')).rejects.toMatchObject({
    kind: 'too_much',
    message:
      'Zapier remembers at most 105,000 contacts for one Zap, and this trigger checks more. It read 105,001, and there may be more. Limit the trigger to fewer contacts.',
  });
});

test('what was read newest first is enough once it reaches a day back', async () => {
  expect(await turnedOn(cutOff(25), 'never')).toHaveLength(500);
});

test("what doesn't reach a day back would make the others look new", async () => {
  await expect(turnedOn(cutOff(23), 'never')).rejects.toMatchObject({ kind: 'too_much', message: 'no time' });
});

test('with watched fields a part is never enough', async () => {
  await expect(turnedOn(cutOff(25), 'when_turned_on')).rejects.toMatchObject({ kind: 'too_much', message: 'no time' });
});
