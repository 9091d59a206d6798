import '../../support/with_relay.ts';
import { postTo } from '../../support/instant.ts';
import { START, useInstantZaps } from './instant_zaps.ts';

const { at, instant, store, subscriptions, folderNamed, add, on } = useInstantZaps();

describe('a notice about the subscription', () => {
  const post = async (zap: Awaited<ReturnType<typeof on>>, event: string) => {
    const at = new Date(START).toISOString();
    await postTo(zap.target, { event, account_type: 'outlook', account: null, id: null, at, subscription: null });
    await zap.settle();
    expect(zap.errors).toEqual([]);
  };

  it('that does not say which one renews none, and makes those that are missing', async () => {
    const zap = await on('contact_changed');
    const [lost] = subscriptions();
    store().subscriptions.all.delete(lost?.id ?? '');
    at().asked();
    await post(zap, 'reauthorization_required');
    expect(subscriptions().map(({ folderId }) => folderId)).toContain(lost?.folderId);
    expect(
      at()
        .asked()
        .filter((request) => request.startsWith('PATCH')),
    ).toEqual([]);
  });

  it('that says some were lost reads every folder, because it does not say which', async () => {
    const zap = await on('contact_changed');
    instant().host.behave(() => ({ kind: 'status', status: 500 }));
    const ids = [add('Ada'), add('Grace', folderNamed('Family'))];
    await instant().settle(at());
    instant().host.behave();
    await post(zap, 'missed');
    expect(zap.rows.map((row) => row.id)).toEqual(expect.arrayContaining(ids));
  });

  it('that says some were lost brings no deleted contact, because no list has them', async () => {
    const zap = await on('contact_deleted');
    add('Ada');
    await post(zap, 'missed');
    expect(zap.rows).toEqual([]);
  });

  it('refuses a mailbox with more folders than can be watched', async () => {
    for (let number = 0; number < 100; number += 1) store().addFolder(`Folder ${number}`);
    await expect(on('contact_changed')).rejects.toThrow('This Outlook mailbox has more than 100 contact folders');
    expect(subscriptions()).toEqual([]);
  });
});
