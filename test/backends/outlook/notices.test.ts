import '../../support/with_relay.ts';
import { postTo } from '../../support/instant.ts';
import { NEXT_SECRET } from '../../support/with_relay.ts';
import { START, useInstantZaps } from './instant_zaps.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const { at, instant, store, subscriptions, folderNamed, add, on } = useInstantZaps();

describe('turning on and off', () => {
  it('watches every folder for as long as Graph allows, and ends all of it', async () => {
    const zap = await on('contact_changed');
    const others = [...store().folders.keys()].filter((id) => id !== store().defaultFolderId);
    expect(others.length).toBeGreaterThan(2);
    const resources = subscriptions().map(({ resource }) => resource);
    expect(resources.sort()).toEqual(['me/contacts', ...others.map((id) => `me/contactFolders/${id}/contacts`)].sort());
    for (const { expires, changeTypes, immutable, clientState } of subscriptions()) {
      expect(expires - START).toBe(10_070 * MINUTE);
      expect([changeTypes, immutable, clientState?.length]).toEqual([['created', 'updated'], true, 43]);
    }
    await zap.turnOff();
    expect(subscriptions()).toEqual([]);
  });

  it('ends only what is its own', async () => {
    const [one, other] = [await on('contact_changed'), await on('contact_deleted')];
    const all = subscriptions().length;
    await one.turnOff();
    expect(subscriptions()).toHaveLength(all / 2);
    expect(new Set(subscriptions().flatMap(({ changeTypes }) => changeTypes))).toEqual(new Set(['deleted']));
    await other.turnOff();
    expect(subscriptions()).toEqual([]);
  });

  it('watches one folder if it is narrowed to it', async () => {
    await on('contact_changed', { folder_id: folderNamed('Family') });
    expect(subscriptions().map(({ folderId }) => folderId)).toEqual([folderNamed('Family')]);
  });

  it('watches for less time where Graph allows less', async () => {
    at().sandbox.plan({
      service: 'outlook',
      method: 'POST',
      path: /subscriptions/,
      times: 1,
      response: {
        status: 400,
        body: { error: { code: 'ExtensionError', message: 'Subscription expiration can only be 4230 minutes in the future.' } },
      },
    });
    await on('contact_changed', { folder_id: folderNamed('Family') });
    expect(subscriptions().map(({ expires }) => expires - START)).toEqual([4_220 * MINUTE]);
  });

  it('leaves nothing behind if it fails in between', async () => {
    at().sandbox.plan({
      service: 'outlook',
      method: 'POST',
      path: /subscriptions/,
      times: 1,
      response: { status: 403, body: { error: { code: 'ErrorAccessDenied', message: 'Access is denied.' } } },
    });
    await expect(on('contact_changed')).rejects.toThrow("doesn't let this connection watch the contacts");
    expect(subscriptions()).toEqual([]);
  });

  it('says that the relay is down, whoever finds out', async () => {
    instant().relay.fail(503);
    await expect(on('contact_changed')).rejects.toThrow(
      "This integration's relay for instant triggers can't be reached right now, so the Zap can't be turned on or off. Try again in a few minutes.",
    );
    process.env.RELAY_URL = 'http://127.0.0.1:9';
    await expect(on('contact_changed')).rejects.toThrow("relay for instant triggers can't be reached right now");
    expect(subscriptions()).toEqual([]);
  });

  it('works with a connection that only reads', async () => {
    const access = {
      access: 'read',
      access_token: at().sandbox.issueToken('outlook', { scopes: ['User.Read', 'Contacts.Read'] }),
      scope: 'User.Read Contacts.Read',
    };
    const zap = await on('contact_changed', {}, access);
    const id = add('Ada');
    expect((await instant().news(at(), zap)).map((row) => row.id)).toEqual([id]);
    await zap.turnOff();
    expect(subscriptions()).toEqual([]);
  });

  it('refuses a shared mailbox before any request', async () => {
    at().asked();
    for (const key of ['contact_changed', 'contact_deleted']) {
      const attempt = on(key, {}, { mailbox: 'sales@example.com' });
      await expect(attempt).rejects.toThrow(
        /^Outlook doesn't tell Zapier about (?:changes at once|deleted contacts) in a shared mailbox\./,
      );
      await expect(attempt).rejects.toMatchObject({ name: 'HaltedError' });
      const form = await at().connected({ mailbox: 'sales@example.com' }).form('triggers', key);
      expect(form.filter(({ type }) => type === 'copy').map(({ helpText }) => helpText)).toEqual([
        expect.stringContaining('in a shared mailbox.'),
      ]);
    }
    expect(
      at()
        .asked()
        .filter((request) => request.includes('subscriptions')),
    ).toEqual([]);
  });
});

describe('people outside the address book', () => {
  it('are not asked for in the form, and refused before any request', async () => {
    const keys = (await at().form('triggers', 'contact_changed')).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['tag', 'folder_id']));
    expect(keys).not.toContain('source');
    at().asked();
    await expect(on('contact_changed', { source: 'inbox' })).rejects.toThrow(
      'Outlook only tells Zapier at once about the address book. Leave Source blank.',
    );
    expect(at().asked()).toEqual([]);
    await on('contact_changed', { source: 'address_book', folder_id: folderNamed('Family') });
    expect(subscriptions()).toHaveLength(1);
  });
});

describe('what arrives', () => {
  it('is each new and changed contact, as the polling trigger gives it', async () => {
    const zap = await on('contact_changed');
    const id = add('Ada');
    const [created] = await instant().news(at(), zap);
    store().changeContact(id, { jobTitle: 'Engineer' });
    const [changed] = await instant().news(at(), zap);
    expect([created?.id, changed?.id, changed?.job_title]).toEqual([id, id, 'Engineer']);
    const [polled] = (await at().trigger('new_or_updated_contact')).filter((row) => row.id === id);
    expect(changed).toEqual(polled);
    expect(created?.revision).not.toBe(changed?.revision);
    store().deleteContact(id);
    expect(await instant().news(at(), zap)).toEqual([]);
  });

  it('is nothing for a contact that is gone by then, and for one outside the selection', async () => {
    const zap = await on('contact_changed', { tag: 'customer', folder_id: folderNamed('Family') });
    add('Elsewhere');
    add('Untagged', folderNamed('Family'));
    const gone = store().addContact({ givenName: 'Gone', categories: ['customer'] }, folderNamed('Family')).id;
    store().deleteContact(gone);
    const id = store().addContact({ givenName: 'Ada', categories: ['Customer'] }, folderNamed('Family')).id;
    expect((await instant().news(at(), zap)).map((row) => row.id)).toEqual([id]);
  });

  it('is a deleted contact, and never one that moved', async () => {
    const zap = await on('contact_deleted');
    const [gone, moved] = [add('Gone'), add('Moved')];
    store().moveContact(moved, folderNamed('Family'));
    expect(await instant().news(at(), zap)).toEqual([]);
    store().deleteContact(gone);
    expect(await instant().news(at(), zap)).toEqual([
      { id: gone, account_type: 'outlook', deleted_at: new Date(START).toISOString(), full_name: null, email: null, phone: null },
    ]);
  });

  it('is a deleted contact with its name if it can still be read in Deleted Items', async () => {
    const zap = await on('contact_deleted');
    const trash = store().addFolder('Deleted Items');
    store().folders.delete(trash.id);
    const id = store().addContact({
      givenName: 'Ada',
      surname: 'Example',
      displayName: 'Ada Example',
      emailAddresses: [{ name: '', address: 'ada@example.com' }],
    }).id;
    store().moveContact(id, trash.id);
    expect(await instant().news(at(), zap)).toMatchObject([{ id, full_name: 'Ada Example', email: 'ada@example.com', phone: null }]);
  });

  it('is refused in a sentence if it is not what the relay sends', async () => {
    const zap = await on('contact_changed');
    const whole = { event: 'contact_changed', account_type: 'outlook', account: null, id: 'x', at: new Date(START).toISOString() };
    const wrong = [
      null,
      [],
      'text',
      {},
      { ...whole, event: 'else' },
      { ...whole, account_type: 'nylas' },
      { ...whole, id: null },
      { ...whole, at: 'now' },
    ];
    for (const body of wrong) await postTo(zap.target, body);
    await zap.settle();
    expect(zap.errors.map(({ message }) => message)).toEqual(
      wrong.map(() => "The relay sent something that this trigger can't read. Contact support."),
    );
    expect(zap.rows).toEqual([]);
  });
});

describe('a subscription', () => {
  it('lives for 30 days by renewals alone, and watches a folder that was created meanwhile', async () => {
    const zap = await on('contact_changed');
    const count = subscriptions().length;
    const told: unknown[] = [];
    let late = '';
    for (let hours = 6; hours <= 30 * 24; hours += 6) {
      at().freeze(START + hours * 60 * MINUTE);
      store().subscriptions.tick();
      await instant().settle(at());
      if (hours === 5 * 24) late = store().addFolder('Late').id;
      if (hours % 24 === 0) {
        const id = add(`Day ${hours / 24}`);
        const rows = await instant().news(at(), zap);
        expect(rows.map((row) => row.id)).toEqual([id]);
        told.push(...rows);
      }
    }
    expect(told).toHaveLength(30);
    expect(subscriptions()).toHaveLength(count + 1);
    const inLate = add('Late', late);
    expect((await instant().news(at(), zap)).map((row) => row.id)).toEqual([inLate]);
    expect(zap.errors).toEqual([]);
  }, 60_000);

  it('ends without renewals, which the sandbox does as Graph', async () => {
    await on('contact_changed');
    instant().host.behave(() => ({ kind: 'status', status: 500 }));
    at().freeze(START + 8 * DAY);
    store().subscriptions.tick();
    expect(subscriptions()).toEqual([]);
  });

  it('is made anew once it was removed, or is gone when it is to be renewed', async () => {
    const zap = await on('contact_changed');
    const [before] = subscriptions();
    const count = subscriptions().length;
    store().subscriptions.remove(before?.id ?? '');
    await instant().settle(at());
    expect(subscriptions()).toHaveLength(count);
    const [lost] = subscriptions();
    store().subscriptions.all.delete(lost?.id ?? '');
    await postTo(zap.target, {
      event: 'reauthorization_required',
      account_type: 'outlook',
      account: null,
      id: null,
      at: new Date(START).toISOString(),
      subscription: lost?.id,
    });
    await zap.settle();
    expect(zap.errors).toEqual([]);
    expect(new Set(subscriptions().map(({ folderId }) => folderId)).size).toBe(count);
    expect(zap.rows).toEqual([]);
  });

  it('that exists twice is removed once', async () => {
    const zap = await on('contact_changed');
    const [first] = subscriptions();
    if (first !== undefined) store().subscriptions.add(first);
    const count = subscriptions().length;
    store().subscriptions.remove(subscriptions().find(({ folderId }) => folderId !== first?.folderId)?.id ?? '');
    await instant().settle(at());
    expect(subscriptions()).toHaveLength(count - 1);
    expect(zap.errors).toEqual([]);
  });

  it("is made anew, once, when the relay's secret is changed", async () => {
    const zap = await on('contact_changed');
    const before = subscriptions();
    const old = process.env.RELAY_SECRET ?? '';
    process.env.RELAY_SECRET = `${NEXT_SECRET},${old}`;
    try {
      for (let hours = 6; hours <= 8 * 24; hours += 6) {
        at().freeze(START + hours * 60 * MINUTE);
        store().subscriptions.tick();
        await instant().settle(at());
      }
      expect(zap.errors).toEqual([]);
      const seals = subscriptions().map(({ notificationUrl }) => notificationUrl.split('/').at(-1));
      expect(
        subscriptions()
          .map(({ resource }) => resource)
          .sort(),
      ).toEqual(before.map(({ resource }) => resource).sort());
      expect(new Set(seals).size).toBe(1);
      expect(seals).not.toContain(before[0]?.notificationUrl.split('/').at(-1));
      await zap.turnOff();
      expect(subscriptions()).toEqual([]);
    } finally {
      process.env.RELAY_SECRET = old;
    }
  });

  it('that missed something brings the changes of the gap', async () => {
    const zap = await on('contact_changed');
    at().freeze(START + 3 * DAY);
    store().subscriptions.isInterrupted = true;
    const [one, inFamily] = [add('One'), add('Two', folderNamed('Family'))];
    store().changeContact(one, { jobTitle: 'Engineer' });
    at().freeze(START + 3 * DAY + 20 * MINUTE);
    store().subscriptions.resume();
    const rows = await instant().news(at(), zap);
    expect(rows.map((row) => row.id).sort()).toEqual([one, inFamily].sort());
    expect(rows.find((row) => row.id === one)).toMatchObject({ job_title: 'Engineer', revision: expect.any(String) });
  });

  it('of deletions that missed something brings nothing, because nothing can be known', async () => {
    const zap = await on('contact_deleted');
    const id = add('Gone');
    store().subscriptions.isInterrupted = true;
    store().deleteContact(id);
    store().subscriptions.resume();
    expect(await instant().news(at(), zap)).toEqual([]);
    expect(zap.arrivals).toBe(1);
  });
});
