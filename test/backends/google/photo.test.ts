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
