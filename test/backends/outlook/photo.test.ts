import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { photo } = outlook;
let mailbox: Mailbox;
let connection: Connection;

withMailbox(5, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
});

describe('photo', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x80, 0xfe]);

  test('is set and read unchanged, and a missing one is not an error', async () => {
    const { id } = mailbox.store.addContact({});
    expect(await photo.exists(connection, id)).toBe(false);
    expect(await photo.get(connection, id)).toBeNull();
    await photo.set?.(connection, id, { bytes: jpeg, contentType: 'image/jpeg' });
    expect(mailbox.store.photos.get(id)).toEqual({ bytes: jpeg, contentType: 'image/jpeg' });
    expect(await photo.exists(connection, id)).toBe(true);
    mailbox.sandbox.clearRequests();
    expect(await photo.get(connection, id)).toEqual({ bytes: jpeg, contentType: 'image/jpeg' });
    expect(mailbox.sandbox.requests.map(({ headers }) => headers.accept)).toEqual(['image/*']);
  });

  test('keeps the kind that the service names', async () => {
    mailbox.sandbox.plan({ response: { status: 200, headers: { 'content-type': 'image/png' }, body: jpeg } });
    expect(await photo.get(connection, '1')).toEqual({ bytes: jpeg, contentType: 'image/png' });
  });

  test("doesn't exist in an account without photos of contacts: it isn't documented what a private one returns", async () => {
    const { id } = mailbox.store.addContact({});
    mailbox.sandbox.plan({ times: 2, path: /photo/, response: { status: 400, body: { error: { code: 'ErrorInvalidRequest' } } } });
    expect(await photo.exists(connection, id)).toBe(false);
    expect(await photo.get(connection, id)).toBeNull();
  });

  test('has the limits of the service', () => {
    expect(photo.limits).toEqual({ types: ['image/jpeg'], bytes: 4_194_303 });
  });
});
