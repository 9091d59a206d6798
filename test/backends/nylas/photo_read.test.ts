import type { Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { readPicture } from '../../../src/backends/nylas/photo.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { photo } = nylas;
const HARD = 'c#1/a=b';
let boxes: Mailboxes;
let connection: Connection;

withMailboxes(40, (opened) => {
  boxes = opened;
  connection = boxes.connect('google');
});

describe('photo', () => {
  test.each(['base64', 'data-uri'] as const)('as %s', async (pictureForm) => {
    boxes.store.switches.pictureForm = pictureForm;
    expect(await photo.exists(connection, 'c0')).toBe(true);
    const read = await photo.get(connection, 'c0');
    expect(read?.contentType).toBe('image/jpeg');
    expect(read?.bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(await photo.get(connection, HARD)).toBeNull();
  });

  test('the type comes from the text, else from the first bytes', () => {
    const of = (bytes: string) => readPicture(Buffer.from(bytes, 'latin1').toString('base64'))?.contentType;
    expect(of('\u0089PNG\r\n')).toBe('image/png');
    expect(of('GIF89a')).toBe('image/gif');
    expect(of('RIFF0000WEBP')).toBe('image/webp');
    expect(of('nothing known')).toBe('application/octet-stream');
    expect(readPicture('data:image/bmp;base64,AAAA')?.contentType).toBe('image/bmp');
    expect(readPicture('data:;base64,iVBORw0KGgo=')?.contentType).toBe('image/png');
    expect(readPicture('data:image/png;base64,')).toBeNull();
  });
});
