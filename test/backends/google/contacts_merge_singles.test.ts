import { accountTypeOf } from '../../../sandbox/accounts.ts';
import type { Lists } from '../../../sandbox/google/person.ts';
import { google } from '../../../src/backends/google/index.ts';
import type { Row } from '../../support/run.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 3);
const store = () => at().sandbox.accounts.google.store;

/** What the step returns, and the lists of the kept contact afterwards. */
async function merged(kept: Lists, other: Lists): Promise<{ readonly output: Row; readonly lists: Lists }> {
  const [keep_contact_id, merge_contact_id] = [kept, other].map((lists) => store().add(lists).id);
  const output = await at().create('merge_contacts', { keep_contact_id, merge_contact_id });
  return { output, lists: store().people.get(keep_contact_id ?? '')?.lists ?? {} };
}

const EMAIL: Lists = { emailAddresses: [{ value: 'uma@example.com' }] };
const NAMED: Lists = { names: [{ givenName: 'Uma', familyName: 'Example' }] };
const ONE_TEXT: Lists = { names: [{ unstructuredName: 'Uma Example' }] };

test.each([
  ['parts', NAMED, NAMED.names],
  ['one text', ONE_TEXT, ONE_TEXT.names],
])('a contact without a name takes the other one’s: %s', async (_form, other, names) => {
  const { output, lists } = await merged(EMAIL, other);
  expect(lists.names).toMatchObject(names ?? []);
  expect(output.conflicts).toEqual([]);
});

test('a name that Google only shows is written in parts', async () => {
  const [kept, other] = [EMAIL, {}].map((lists) => store().add(lists).id);
  const shown = { resourceName: `people/${other}`, etag: '%1', names: [{ displayName: 'Uma Example' }] };
  at().fail({ status: 200, body: shown }, { method: 'GET', path: new RegExp(`people/${other}`) });
  await at().create('merge_contacts', { keep_contact_id: kept, merge_contact_id: other });
  expect(store().people.get(kept ?? '')?.lists.names).toEqual(NAMED.names);
});

test('a name without parts isn’t put together with another one, which is listed', async () => {
  const { output, lists } = await merged({ names: [{ unstructuredName: 'U. Example' }] }, NAMED);
  expect(lists.names).toEqual([{ unstructuredName: 'U. Example' }]);
  expect(output.conflicts).toEqual([{ field: 'full_name', kept: 'U. Example', dropped: 'Uma Example' }]);
});

test('a birthday with its year is taken in place of the same day without it', async () => {
  const { output, lists } = await merged(
    { ...NAMED, birthdays: [{ date: { month: 5, day: 6 } }] },
    { ...NAMED, birthdays: [{ date: { year: 1990, month: 5, day: 6 } }] },
  );
  expect(output).toMatchObject({ birthday: '1990-05-06', conflicts: [] });
  expect(lists.birthdays).toEqual([{ date: { year: 1990, month: 5, day: 6 } }]);
});

test('a custom value that only differs in its capitals is no conflict', async () => {
  const plan = (value: string): Lists => ({ ...NAMED, userDefined: [{ key: 'Plan', value }] });
  const { output, lists } = await merged(plan('Gold'), plan('GOLD'));
  expect(output).toMatchObject({ conflicts: [], custom_Plan: 'Gold' });
  expect(lists.userDefined).toEqual([{ key: 'Plan', value: 'Gold' }]);
});

test('a contact that someone deletes during the merge is gone, and its values are in the kept one', async () => {
  const [kept = '', other = ''] = [NAMED, EMAIL].map((lists) => store().add(lists).id);
  const read = store().read.bind(store());
  jest.spyOn(store(), 'read').mockImplementation((id) => {
    if (id === other && store().people.get(kept)?.lists.emailAddresses !== undefined) store().remove(other);
    return read(id);
  });
  await expect(at().create('merge_contacts', { keep_contact_id: kept, merge_contact_id: other })).resolves.toMatchObject({
    id: kept,
    email: 'uma@example.com',
  });
  expect(at().sandbox.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
});
