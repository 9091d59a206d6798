import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { google } from '../../../src/backends/google/index.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 2_500);
const past = { created: Date.UTC(2020, 0, 1), updated: Date.UTC(2020, 0, 1) };
const upsert = (input: Readonly<Record<string, string>>) => at().create('create_or_update_contact', input);

/** Each request comes some seconds after the one before it. */
function slow(seconds: number): void {
  const base = Date.now();
  at().asked();
  jest.spyOn(Date, 'now').mockImplementation(() => base + at().sandbox.requests.length * seconds * 1000);
}

test('a phone is looked for in every page, because the search of Google knows it only as typed', async () => {
  const id = at().book.add({ first_name: 'Uma', phones: ['+1 555 020 0200'] }, past);
  await expect(upsert({ phone: '+15550200200', city: 'Lyon' })).resolves.toMatchObject({ id, outcome: 'updated', matched_by: 'phone' });
});

test('without time to read every page, a phone creates no one, and the sentence says what would help', async () => {
  at().book.add({ first_name: 'Uma', phones: ['+1 555 020 0200'] }, past);
  slow(12);
  await expect(upsert({ phone: '+15550200200', first_name: 'Uma' })).rejects.toMatchObject({
    code: 'too_much',
    message: expect.stringContaining('Fill in Email, and choose only Email in Match On.'),
  });
  expect(at().sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('a page that fails stops the step, so that no one is created twice', async () => {
  at().fail({ status: 500, body: {} }, { path: /pageToken/ });
  await expect(upsert({ email: 'new@example.com' })).rejects.toMatchObject({ code: 'service_error' });
  expect(at().sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});
