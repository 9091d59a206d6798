import { nylas } from '../../../src/backends/nylas/index.ts';
import { readPicture } from '../../../src/backends/nylas/photo.ts';
import { type Mailboxes, queriesOf, withMailboxes } from './mailbox.ts';

const { photo } = nylas;
let boxes: Mailboxes;

withMailboxes(1, (opened) => {
  boxes = opened;
});

test('a connection that may only read sees pictures, and asks for no more than it needs', async () => {
  const reader = boxes.connect('google', { account: { access: 'read' } });
  expect(await photo.exists(reader, 'c0')).toBe(true);
  expect(queriesOf(boxes.sandbox)).toEqual([{ select: 'id,picture_url' }]);
  boxes.asked();
  expect((await photo.get(reader, 'c0'))?.contentType).toBe('image/jpeg');
  expect(queriesOf(boxes.sandbox)).toEqual([{ profile_picture: 'true' }]);
});

test.each([
  ['exists', 'look whether the contact c0 has a picture'],
  ['get', 'read the picture of the contact c0'],
] as const)('what failed in %s is said, and that it can be tried again', async (act, doing) => {
  boxes.sandbox.plan({ service: 'nylas', response: { status: 500, body: { request_id: 'r1' } } });
  await expect(photo[act](boxes.connect('google'), 'c0')).rejects.toMatchObject({
    kind: 'service_error',
    message: `Nylas couldn't ${doing} because of an error on its side (500). Try again later. If this keeps happening, contact support.`,
  });
});

test.each([
  ['a data URI between blanks', ' \ndata:image/bmp;base64,AAAA\n', 'image/bmp'],
  ['base64 in lines', 'R0lG\nODlh\n', 'image/gif'],
  ['a text that does not begin as a data URI', 'AAAAdata:image/bmp;base64,AAAA', 'application/octet-stream'],
  ['a RIFF file that is no picture', Buffer.from('RIFF0000WAVE').toString('base64'), 'application/octet-stream'],
  ['WEBP in a file that is none', Buffer.from('00000000WEBP').toString('base64'), 'application/octet-stream'],
])('the type of %s', (_name, text, contentType) => {
  expect(readPicture(text)?.contentType).toBe(contentType);
});

test('the bytes of a data URI come after the comma', () => {
  expect(readPicture('data:image/png;base64,AQID')?.bytes).toEqual(Buffer.from([1, 2, 3]));
  expect(readPicture('AQID')?.bytes).toEqual(Buffer.from([1, 2, 3]));
});
