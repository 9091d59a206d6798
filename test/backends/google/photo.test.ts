import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { google } from '../../../src/backends/google/index.ts';
import { connect } from '../../../src/operation.ts';
import { platform } from '../../support/client.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 5);
const connection = async () => connect(await platform(), google, at().authData, null);

test('a photo is read without the token, in a good size, and a letter is none', async () => {
  const { pictured = '', plain = '' } = at().book.photographed?.() ?? {};
  const photo = await google.photo.get(await connection(), pictured);
  expect(photo?.bytes.equals(at().book.photo?.(pictured) ?? Buffer.alloc(0))).toBe(true);
  const [, download] = at().sandbox.requests;
  expect(download?.url).toContain('=s720');
  expect(download?.headers).not.toHaveProperty('authorization');
  await expect(google.photo.get(await connection(), plain)).resolves.toBeNull();
  await expect(google.photo.exists(await connection(), plain)).resolves.toBe(false);
});

test('a photo of another host is refused', async () => {
  const [id = ''] = at().book.ids();
  at().fail(
    { status: 200, body: { resourceName: `people/${id}`, photos: [{ url: 'https://elsewhere.example.com/a=s100' }] } },
    { path: /photos/ },
  );
  await expect(google.photo.get(await connection(), id)).rejects.toMatchObject({ kind: 'unexpected_response' });
});

test('a photo whose address has no size, and whose type isn’t said, is a JPEG of a good size', async () => {
  const [id = ''] = at().book.ids();
  const url = `${process.env.GOOGLE_PHOTOS_URL}/contacts/a`;
  at().fail({ status: 200, body: { resourceName: `people/${id}`, photos: [{ url }] } }, { path: /personFields=photos/ });
  at().fail({ status: 200, body: 'picture', headers: { 'content-type': '' } }, { path: /\/contacts\/a/ });
  await expect(google.photo.get(await connection(), id)).resolves.toMatchObject({ contentType: 'image/jpeg' });
  expect(at().sandbox.requests.at(-1)?.url).toMatch(/\/contacts\/a=s720$/);
});
