import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, queriesOf, withMailboxes } from './mailbox.ts';

const { contacts, signIn } = nylas;
let boxes: Mailboxes;

withMailboxes(1, (opened) => {
  boxes = opened;
});

const planResponse = (data: unknown) =>
  boxes.sandbox.plan({ service: 'nylas', path: /grants\/me$/, response: { status: 200, body: { data } } });
const asksForGrant = () => boxes.asked().filter((request) => request === 'GET /v3/grants/me').length;

describe('whose mailbox it is', () => {
  const EMAIL = 'ada@example.com';
  test.each([
    ['as the service says', { id: 'g1', email: EMAIL, provider: 'google' }, {}, { name: `${EMAIL} via Google`, id: 'g1' }],
    ['as the sign-in said', {}, { email: EMAIL, provider: 'imap', grant_id: 'g2' }, { name: `${EMAIL} via IMAP`, id: 'g2' }],
    [
      'as the service says now',
      { id: 'g1', email: EMAIL, provider: 'google' },
      { email: 'old@example.com', provider: 'imap', grant_id: 'g2' },
      { name: `${EMAIL} via Google`, id: 'g1' },
    ],
    [
      'blank is not said',
      { id: null, email: '', provider: '' },
      { email: EMAIL, provider: 'icloud', grant_id: 'g2' },
      { name: `${EMAIL} via iCloud`, id: 'g2' },
    ],
    ['an address without a provider', { id: 'g1', email: EMAIL }, {}, { name: EMAIL, id: 'g1' }],
    ['a provider without an address', { id: 'g1', provider: 'google' }, {}, { name: null, id: 'g1' }],
  ])('%s', async (_name, data, account, identity) => {
    planResponse(data);
    const connection = boxes.connect('google', { account: { provider: undefined, ...account } });
    expect(await signIn.identify(connection)).toEqual(identity);
  });

  test('is asked on a connection that may only read', async () => {
    const connection = boxes.connect('google', { account: { access: 'read' } });
    expect(await signIn.identify(connection)).toMatchObject({ name: 'google.owner@example.com via Google' });
    expect(asksForGrant()).toBe(1);
  });

  test('the message says what failed', async () => {
    boxes.sandbox.plan({ service: 'nylas', path: /grants\/me$/, response: { status: 500, body: { request_id: 'r1' } } });
    await expect(signIn.identify(boxes.connect('google'))).rejects.toMatchObject({
      kind: 'service_error',
      message:
        "Nylas couldn't read whose mailbox this is because of an error on its side (500). Try again later. If this keeps happening, contact support.",
    });
  });
});

describe('the provider', () => {
  const byPhone = { by: 'phone', value: '+1 555 0100' } as const;

  test('is known by its name in any spelling, without a request', async () => {
    const google = boxes.connect('google', { account: { provider: ' Google ' } });
    boxes.grant('google').addContact({ given_name: 'Ada', phone_numbers: [{ number: byPhone.value }] });
    expect(await contacts.find(google, byPhone, {})).toHaveLength(1);
    expect(queriesOf(boxes.sandbox)).toEqual([expect.objectContaining({ phone_number: byPhone.value })]);
    boxes.asked();
    const exchange = boxes.connect('ews', { account: { provider: ' EWS ' } });
    await expect(contacts.search(exchange, { tag: 'lead' }, { cursor: null, limit: 5 })).rejects.toMatchObject({
      kind: 'missing_capability',
    });
    expect(boxes.asked()).toEqual([]);
  });

  test.each([undefined, ' '])('that the connection does not hold (%j) is asked for once', async (provider) => {
    const cache = new Map<string, unknown>();
    for (let run = 0; run < 3; run += 1) await contacts.find(boxes.connect('google', { cache, account: { provider } }), byPhone, {});
    expect(asksForGrant()).toBe(1);
  });

  test("is asked again if the service doesn't say", async () => {
    const cache = new Map<string, unknown>();
    const find = () => contacts.find(boxes.connect('google', { cache, account: { provider: undefined } }), byPhone, {});
    for (const data of [{}, { provider: null }, { provider: '' }]) {
      planResponse(data);
      await find();
    }
    expect(asksForGrant()).toBe(3);
    await find();
    await find();
    expect(asksForGrant()).toBe(1);
  });
});
