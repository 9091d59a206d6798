import { sharedOutlook as accountType } from '../../../sandbox/outlook/account.ts';
import { sharedOutlook } from '../../../src/backends/outlook/index.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(sharedOutlook, accountType, 3);

test('a contact that is gone from a shared mailbox was merged before, if the mailbox can still be read', async () => {
  const [kept, gone] = [1, 2].map(() => at().book.add({ first_name: 'Ada', emails: ['ada@example.com'] }));
  at().book.remove(gone ?? '');
  const merge = () => at().create('merge_contacts', { keep_contact_id: kept, merge_contact_id: gone });
  await expect(merge()).resolves.toMatchObject({ id: kept, outcome: 'unchanged' });
  // Exchange also says "not found" in a mailbox that isn't shared anymore.
  at().fail({ status: 403, body: { error: { code: 'ErrorAccessDenied', message: 'Access is denied.' } } }, { path: /top=1/ });
  await expect(merge()).rejects.toMatchObject({ code: 'forbidden' });
});
