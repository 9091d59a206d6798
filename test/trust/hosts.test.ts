import nock from 'nock';
import { createAppTester } from 'zapier-platform-core';
import app from '../../src/index.ts';
import { accounts } from '../conformance/accounts.ts';
import { definition, StepError } from '../support/run.ts';
import { useWorld } from '../support/world.ts';
import { isPossible, OPERATIONS, subjectOf } from './support/operations.ts';
import { otherHost } from './support/other_host.ts';
import { ignoreMemory, only } from './support/slice.ts';

const JPEG = Buffer.from('ffd8ffe000104a46494600', 'hex');

describe.each(accounts)('where the sign-in goes: %s', (key, backend, accountType) => {
  const at = useWorld(backend, accountType, 3);
  beforeEach(ignoreMemory);
  const other = otherHost();
  const somebody = () =>
    at().book.add({ first_name: 'Uma', last_name: 'Example', emails: ['uma.example@example.com'], tags: ['customer'] });
  afterEach(() => expect(other.asked()).toBe(0));

  it('to the account’s own API, with every operation', async () => {
    for (const operation of OPERATIONS.filter((one) => isPossible(one, { backend }))) {
      at().sandbox.clearRequests();
      await only(operation.kind, operation.key)()(at().authData, operation.input(await subjectOf(at(), operation), at()));
      const asked = at().sandbox.requests.map(({ service, headers }) => [service, headers.authorization]);
      expect(asked).toEqual(asked.map(() => [key, `Bearer ${at().authData.access_token}`]));
      expect(asked.length).toBeGreaterThan(0);
      at().sandbox.reset();
      Object.assign(at().authData, at().sandbox.connections()[key]);
    }
  });

  it.each([301, 302, 303, 307, 308])('not after a redirect with status %d, in any operation', async (status) => {
    at().fail({ status, headers: { location: other.url() } });
    const id = somebody();
    const attempts = [
      at().trigger('new_contact'),
      at().search('find_contact', { email: 'uma.example@example.com' }),
      at().create('create_contact', { first_name: 'Vera' }),
      at().create('delete_contact', { contact_id: id }),
      at().create('api_request', { method: 'GET', path: accountType.contactsPath }),
    ];
    for (const result of await Promise.allSettled(attempts))
      expect(result).toMatchObject({ status: 'rejected', reason: { name: 'AppError', code: 'unexpected_response' } });
  });

  it('not where a typed path leads elsewhere, by whatever spelling', async () => {
    const { host } = new URL(other.url());
    const paths = [
      `//${host}/a`,
      `/\\${host}/a`,
      `http://${host}/a`,
      `@${host}/a`,
      '/../a',
      '/%2e%2e/a',
      '/%252e%252e/a',
      '/..%2fa',
      '/a/./b',
      '/a?b=1',
      '/a#b',
      '/\t/a',
      '/a\r\nHost: b',
      `.${host}`,
      ':80/a',
    ];
    at().asked();
    for (const path of paths)
      await expect(at().create('api_request', { method: 'GET', path })).rejects.toMatchObject({ name: 'AppError', code: 'invalid_input' });
    expect(at().asked()).toEqual([]);
  });

  it('not where an id or a page would lead', async () => {
    const { host } = new URL(other.url());
    const ids = ['..', '.', `../../../${host}`, `//${host}/a`, `@${host}`, `\\\\${host}`, '%2e%2e', '?a=b', '#a'];
    for (const contact_id of ids)
      await at()
        .search('find_contact', { contact_id })
        .catch((error: unknown) => expect(error).toMatchObject({ name: 'AppError' }));
    const page = (cursor: string) => Buffer.from(JSON.stringify({ query: {}, cursor, limit: 5 })).toString('base64url');
    const cursors = [
      other.url(),
      `${at().sandbox.url}@${host}/graph/v1.0/me/contacts`,
      `http://${host}/graph/v1.0/me/contacts`,
      `//${host}/graph/v1.0/me/contacts`,
    ];
    for (const cursor of cursors)
      await at()
        .search('find_contacts', { page: page(cursor) })
        .catch((error: unknown) => expect(error).toMatchObject({ name: 'AppError' }));
    const services = new Set(at().sandbox.requests.map(({ service }) => service));
    expect([...services].filter((service) => service !== key)).toEqual([]);
  });

  it('not where what is kept with the connection would lead', async () => {
    const { host } = new URL(other.url());
    for (const kept of [`../../${host}`, `@${host}`, `evil.${host}/`, `//${host}`]) {
      const { search } = at().connected({ location_id: kept, tenant: kept, grant_id: kept, nylas_region: kept, provider: kept });
      await search('find_contact', { email: 'uma.example@example.com' }).catch((error: unknown) => expect(error).toBeInstanceOf(StepError));
    }
    const services = new Set(at().sandbox.requests.map(({ service }) => service));
    expect([...services].filter((service) => service !== key)).toEqual([]);
  });

  if (backend.photo !== undefined)
    it('not to where a photo is said to be', async () => {
      const id = somebody();
      at().fail({ status: 302, headers: { location: other.url() } });
      const { contactPhoto } = definition.hydrators;
      if (contactPhoto === undefined) throw new Error('the app has no photo');
      const attempt = createAppTester(app)(contactPhoto, { authData: { ...at().authData }, inputData: { contact_id: id }, meta: {} });
      expect(new StepError(await attempt.catch((error: unknown) => error))).toMatchObject({
        name: 'AppError',
        code: 'unexpected_response',
      });
    });

  if (backend.photo?.set !== undefined)
    it('not to where a file of an earlier step is fetched from', async () => {
      const seen: unknown[] = [];
      nock('https://files.example.com')
        .get('/moved.jpg')
        .reply(302, '', { location: 'https://cdn.example.net/uma.jpg' })
        .get('/astray.jpg')
        .reply(302, '', { location: other.url() });
      nock('https://cdn.example.net')
        .get('/uma.jpg')
        .reply(200, function respond() {
          seen.push(this.req.headers);
          return JPEG;
        });
      const id = somebody();
      await expect(
        at().create('set_contact_photo', { contact_id: id, photo: 'https://files.example.com/moved.jpg' }),
      ).resolves.toMatchObject({ outcome: 'updated' });
      expect(seen).toHaveLength(1);
      expect(JSON.stringify(seen)).not.toContain(String(at().authData.access_token));
      await expect(
        at().create('set_contact_photo', { contact_id: id, photo: 'https://files.example.com/astray.jpg' }),
      ).rejects.toMatchObject({ code: 'invalid_input' });
      for (const photo of [
        other.url(),
        'https://127.0.0.1/a.jpg',
        'https://[::1]/a.jpg',
        'https://localhost/a.jpg',
        'https://169.254.169.254/latest',
        'file:///etc/hosts',
        'https://0x7f000001/a.jpg',
        'https://[::ffff:127.0.0.1]/a.jpg',
      ])
        await expect(at().create('set_contact_photo', { contact_id: id, photo })).rejects.toMatchObject({ code: 'invalid_input' });
    });
});
