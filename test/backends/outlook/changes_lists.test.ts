import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { SMALL, useWorld } from '../../support/world.ts';

const at = useWorld(outlook, accountTypeOf('outlook'), SMALL);
const store = () => at().sandbox.accounts.outlook.store;

/** A folder with more changes than come together with those of the other folders, which is deleted in between. */
function deletedMeanwhile(): { readonly folder: string; readonly others: string } {
  const folder = store().addFolder('Large').id;
  for (let number = 0; number < 150; number += 1) store().addContact({ givenName: `Large ${number}` }, folder);
  const others = store().addContact({ givenName: 'Ada' }).id;
  const error = { error: { code: 'ErrorItemNotFound', message: 'The specified object was not found in the store.' } };
  at().sandbox.plan({
    path: new RegExp(`contactFolders/${encodeURIComponent(folder)}/contacts`),
    after: 1,
    times: 1000,
    response: { status: 404, body: error },
  });
  return { folder, others };
}

test('a folder that is deleted while it’s read doesn’t stop the trigger for the other folders', async () => {
  const { others } = deletedMeanwhile();
  const rows = await at().trigger('new_or_updated_contact');
  expect(rows.map(({ id }) => id)).toContain(others);
});

test('a folder that the Zap is about, and that is deleted, is named', async () => {
  const { folder } = deletedMeanwhile();
  const poll = () => at().trigger('new_or_updated_contact', { folder_id: folder });
  await poll().catch(() => undefined);
  await expect(poll()).rejects.toMatchObject({ code: 'not_found' });
});
