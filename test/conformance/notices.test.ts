import '../support/with_relay.ts';
import { connect } from '../../src/operation.ts';
import { platform } from '../support/client.ts';
import { postTo, useInstant } from '../support/instant.ts';
import { complaintsAbout, sentencesIn } from '../support/plain_words.ts';
import { StepError } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { accounts } from './accounts.ts';

const KEYS = ['contact_changed', 'contact_deleted'];
const watched = accounts.filter(([, backend]) => backend.notices !== undefined);
const others = accounts.filter(([, backend]) => backend.notices === undefined);
const instant = useInstant();

it('are there for the account types whose vendors tell what changed', () => {
  expect(watched.map(([key]) => key).sort()).toEqual(['highlevel', 'nylas', 'outlook']);
});

describe.each(watched)('what happens at once: %s', (key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const add = (first_name: string, more = {}): string =>
    at().book.add({ first_name, emails: [`${first_name.toLowerCase()}@example.com`], ...more });
  const on = async (trigger: string, input = {}, changes = {}) => {
    const zap = instant().zap(at(), trigger, input, changes);
    await zap.turnOn();
    return zap;
  };

  beforeEach(() => instant().connect(at()));

  it('starts both Zaps, each for its own, until they are turned off', async () => {
    const [changed, deleted] = [await on('contact_changed'), await on('contact_deleted')];
    const id = add('Ada');
    const [created] = await instant().news(at(), changed);
    at().book.change(id, { job_title: 'Engineer', city: 'Lyon' });
    const [after] = await instant().news(at(), changed);
    expect([created?.id, after?.id, after?.account_type]).toEqual([id, id, key]);
    expect(created).toMatchObject({ first_name: 'Ada', email: 'ada@example.com', revision: expect.any(String) });
    expect(after?.revision).not.toBe(created?.revision);
    expect(await instant().news(at(), deleted)).toEqual([]);
    at().book.remove(id);
    const [gone] = await instant().news(at(), deleted);
    expect(Object.keys(gone ?? {}).sort()).toEqual(['account_type', 'deleted_at', 'email', 'full_name', 'id', 'phone']);
    expect(gone).toMatchObject({ id, account_type: key, deleted_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) });
    if (key === 'highlevel') expect(gone).toMatchObject({ full_name: 'Ada', email: 'ada@example.com' });
    expect(await instant().news(at(), changed)).toEqual([]);
    await changed.turnOff();
    await deleted.turnOff();
    at().book.remove(add('Late'));
    await instant().settle(at());
    expect([changed.rows.length, deleted.rows.length]).toEqual([2, 1]);
    expect([changed.arrivals, deleted.arrivals]).toEqual([2, 1]);
    expect(instant().relay.subscriptions).toEqual([]);
  });

  it('gives a contact as the polling trigger does', async () => {
    const zap = await on('contact_changed');
    const id = add('Ada', { phones: ['+15550100123'], birthday: '1990-12-31', notes: 'Met in Lyon' });
    const [arrived] = await instant().news(at(), zap);
    const polled = (await at().trigger('new_or_updated_contact')).find((row) => row.id === id);
    expect(arrived).toEqual(polled);
  });

  it('gives nothing for a contact that is gone before it is read', async () => {
    const zap = await on('contact_changed');
    at().book.remove(add('Ada'));
    expect(await instant().news(at(), zap)).toEqual([]);
  });

  it('gives only contacts with the tag', async () => {
    const zap = await on('contact_changed', { tag: 'Customer' });
    add('Other', { tags: ['partner'] });
    const id = add('Ada', { tags: ['customer'] });
    expect((await instant().news(at(), zap)).map((row) => row.id)).toEqual([id]);
  });

  it('shows samples of what will come, and no one who exists as deleted', async () => {
    const zap = await on('contact_changed');
    const id = add('Ada');
    const [arrived] = await instant().news(at(), zap);
    const samples = await zap.samples();
    expect(samples).toHaveLength(3);
    expect(Object.keys(samples[0] ?? {}).sort()).toEqual(Object.keys(arrived ?? {}).sort());
    if (accountType.has.includes('dates')) expect(samples[0]?.id).toBe(id);
    const [gone, ...more] = await instant().zap(at(), 'contact_deleted').samples();
    expect(more).toEqual([]);
    expect(gone).toMatchObject({ account_type: key, deleted_at: expect.any(String) });
    expect(at().book.ids()).not.toContain(gone?.id);
  });

  it('does not take what another account type was told, or what makes no sense', async () => {
    const zap = await on('contact_changed');
    const whole = { event: 'contact_changed', account_type: key, account: null, id: add('Ada'), at: '2030-01-01T00:00:00.000Z' };
    await instant().news(at(), zap);
    const wrong = [{ ...whole, account_type: 'google' }, { ...whole, event: 'contact_created' }, { ...whole, id: 7 }, 'contact_changed'];
    for (const body of wrong) await postTo(zap.target, body);
    await zap.settle();
    expect(zap.errors.map(({ message }) => message)).toEqual(
      wrong.map(() => "The relay sent something that this trigger can't read. Contact support."),
    );
  });

  it('reads nothing for a notice that is about something else, or about no one', async () => {
    const connection = await connect(await platform(), backend, at().authData, null);
    const about = { account_type: key, account: null, at: '2030-01-01T00:00:00.000Z', subscription: null };
    const nothing = { full_name: null, email: null, phone: null };
    const id = add('Ada');
    at().asked();
    for (const [event, other] of [
      ['contact_changed', 'contact_deleted'],
      ['contact_deleted', 'contact_changed'],
    ] as const) {
      const watch = { target: 'https://hooks.example.com/1', event, selection: {} };
      for (const notice of [
        { event: other, id },
        { event, id: null },
      ])
        await expect(backend.notices?.read(connection, { ...about, ...nothing, ...notice }, watch)).resolves.toEqual({});
    }
    expect(at().asked()).toEqual([]);
  });

  it.each([
    ['RELAY_URL', undefined, 'Its publisher must set RELAY_URL and RELAY_SECRET.'],
    ['RELAY_URL', ' ', 'Its publisher must set RELAY_URL and RELAY_SECRET.'],
    ['RELAY_SECRET', undefined, 'Its publisher must set RELAY_URL and RELAY_SECRET.'],
    ['RELAY_SECRET', 'short', 'Its publisher must set RELAY_SECRET to at least 32 characters.'],
    ['RELAY_URL', 'http://relay.example.com', 'Its publisher must set RELAY_URL to an address that begins with https.'],
    ['RELAY_URL', 'relay.example.com', 'Its publisher must set RELAY_URL to an address that begins with https.'],
  ])('says what the publisher has to set: %s=%s', async (name, value, remedy) => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
    for (const trigger of KEYS) {
      const error = StepError.of(await on(trigger).catch((caught: unknown) => caught));
      expect(error.message).toBe(`This integration isn't set up for instant triggers. ${remedy} Reconnecting doesn't help.`);
      expect([error.code, complaintsAbout(error.message)]).toEqual(['misconfigured', []]);
    }
  });

  it.each([500, 503, 429, 404, undefined])('says that the relay is down, and turns nothing on: %s', async (status) => {
    if (status === undefined) process.env.RELAY_URL = 'http://127.0.0.1:9';
    else instant().relay.fail(status);
    for (const trigger of KEYS) {
      const error = StepError.of(await on(trigger).catch((caught: unknown) => caught));
      expect(error.message).toMatch(
        /^This integration's relay for instant triggers can't be reached right now, so the Zap can't be turned on or off\. Try again in a few minutes\.( \(trace ID .+\))?$/,
      );
      expect(complaintsAbout(error.message)).toEqual([]);
    }
    instant().relay.fail();
    expect(instant().relay.subscriptions).toEqual([]);
  });
});

describe.each(watched.filter(([key]) => key !== 'outlook'))('the subscription at the relay: %s', (key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const on = async (input = {}, changes = {}) => {
    const zap = instant().zap(at(), 'contact_changed', input, changes);
    await zap.turnOn();
    return zap;
  };

  it('is for the account that the vendor says is the own one', async () => {
    const zap = await on();
    const [subscription] = instant().relay.subscriptions;
    const own = key === 'highlevel' ? at().authData.location_id : at().sandbox.accounts.nylas.store.grant('google').id;
    expect(subscription).toEqual({ account_type: key, account: own, target: zap.target, events: ['contact_changed'] });
    await zap.turnOff();
    expect(instant().relay.subscriptions).toEqual([]);
    expect(instant().relay.requests.filter((request) => request.endsWith('/subscriptions'))).toEqual([
      'PUT /subscriptions',
      'DELETE /subscriptions',
    ]);
  });

  it('ends, although Zapier no longer knows for which account it was', async () => {
    const zap = await on();
    const grant_id = instant().relay.subscriptions[0]?.account ?? '';
    const connection = await connect(await platform(), backend, { ...at().authData, grant_id }, null);
    const watch = { target: zap.target, event: 'contact_changed', selection: {} } as const;
    await backend.notices?.unsubscribe(connection, watch, '');
    expect(instant().relay.subscriptions).toEqual([]);
  });

  it('isn’t made if no one says whose account it is', async () => {
    if (key === 'nylas') at().fail({ status: 200, body: { data: { provider: 'google' } } }, { path: /grants\/me$/ });
    await expect(on({}, { location_id: '' })).rejects.toThrow(
      key === 'nylas'
        ? "Nylas doesn't say whose mailbox this is. Try again later."
        : "This connection has no location, so it can't be watched.",
    );
    expect(instant().relay.subscriptions).toEqual([]);
  });

  it('is never for the account of someone else', async () => {
    if (key === 'highlevel') {
      const foreign = at().sandbox.accounts.highlevel.store.account.locations[1]?.id ?? '';
      await expect(on({}, { location_id: foreign })).rejects.toThrow();
    } else {
      // Whatever is stored with the connection, Nylas's own word counts.
      await on({}, { grant_id: 'another-grant' });
      expect(instant().relay.subscriptions.map(({ account }) => account)).toEqual([at().sandbox.accounts.nylas.store.grant('google').id]);
      return;
    }
    expect(instant().relay.requests).toEqual([]);
  });

  it('brings nothing of an account that the Zap had before', async () => {
    const zap = await on();
    const id = at().book.add({ first_name: 'Ada' });
    const notice = { event: 'contact_changed', account_type: key, id, at: '2030-01-01T00:00:00.000Z' };
    await postTo(zap.target, { ...notice, account: 'another-account' });
    await zap.settle();
    expect([zap.rows, zap.errors]).toEqual([[], []]);
    await postTo(zap.target, { ...notice, account: instant().relay.subscriptions[0]?.account });
    await zap.settle();
    expect(zap.rows.map((row) => row.id)).toEqual([id]);
  });

  it('is made again if another change of it overtook the signature', async () => {
    instant().relay.overtake();
    await on();
    expect(instant().relay.subscriptions).toHaveLength(1);
  });

  it.each([
    [
      401,
      "This integration's relay doesn't accept its signature. Its publisher must give both the same RELAY_SECRET, and check the relay's clock.",
    ],
    [
      400,
      "This integration's relay refused the address of this Zap. Its publisher must update the relay, or allow the host in RELAY_HOOK_HOSTS.",
    ],
  ])('is refused with what the publisher has to do: %s', async (status, sentence) => {
    instant().relay.fail(status);
    const error = StepError.of(await on().catch((caught: unknown) => caught));
    expect([error.message, error.code, complaintsAbout(sentence), sentencesIn(sentence)]).toEqual([sentence, 'misconfigured', [], 2]);
  });

  it('is signed with the first of several secrets', async () => {
    process.env.RELAY_SECRET = `${process.env.RELAY_SECRET}, another-secret-that-was-used-until-now`;
    await on();
    expect(instant().relay.subscriptions).toHaveLength(1);
    process.env.RELAY_SECRET = 'another-secret-that-the-relay-does-not-know';
    await expect(on()).rejects.toThrow("doesn't accept its signature");
  });

  if (key === 'nylas')
    it('needs no sweep of a book that is too large for one', async () => {
      const grant = at().sandbox.accounts.nylas.store.grant('google');
      for (let number = 0; number < 100_000; number += 1) grant.addContact({ given_name: `N${number}` });
      await instant().connect(at());
      at().asked();
      const [changed, deleted] = [await on(), instant().zap(at(), 'contact_deleted')];
      await deleted.turnOn();
      const [one, other] = [grant.addContact({ given_name: 'Ada' }).id, grant.addContact({ given_name: 'Gone' }).id];
      grant.deleteContact(other);
      expect((await instant().news(at(), changed)).map((row) => row.id)).toEqual([one]);
      expect((await instant().news(at(), deleted)).map((row) => row.id)).toEqual([other]);
      const asked = at().asked();
      expect(asked.filter((request) => request === 'GET /v3/grants/me')).toHaveLength(2);
      expect(asked.filter((request) => !/^GET \/v3\/grants\/me(?:\/contacts\/[^/]+)?$/.test(request))).toEqual([]);
      expect(asked).toHaveLength(4);
    }, 60_000);

  it('sends no token to the relay, and no secret to the vendor', async () => {
    await on();
    const sent = JSON.stringify(at().sandbox.requests);
    expect(sent).not.toContain(process.env.RELAY_SECRET);
    expect(JSON.stringify(instant().relay.subscriptions)).not.toContain(at().authData.access_token);
  });
});

describe.each(others)('an account that tells nothing: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);

  it.each([
    [
      'contact_changed',
      "doesn't tell Zapier about changes at once. Use the trigger New or Updated Contact instead, or choose another account.",
    ],
    ['contact_deleted', "doesn't tell Zapier about deleted contacts. Choose another account."],
  ])('%s is refused before any request, and the form says why', async (key, rest) => {
    const sentence = `${backend.label} ${rest}`;
    const zap = instant().zap(at(), key);
    for (const attempt of [zap.turnOn(), zap.samples()]) {
      const error: unknown = await attempt.catch((caught: unknown) => caught);
      expect(error).toMatchObject({ name: 'HaltedError', message: sentence });
    }
    await zap.turnOff();
    expect([at().asked(), instant().relay.requests, complaintsAbout(sentence), sentencesIn(sentence)]).toEqual([[], [], [], 2]);
    const form = await at().form('triggers', key);
    expect(form.filter(({ type }) => type === 'copy').map(({ helpText }) => helpText)).toEqual([sentence]);
  });
});
