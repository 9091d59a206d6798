import { outlook as accountType } from '../../../sandbox/outlook/account.ts';
import { directoryUser, relevantPerson } from '../../../sandbox/outlook/outsiders.ts';
import { outlookType } from '../../../src/backends/account_types.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { zap } from '../../support/platform_memory.ts';
import type { Inputs, Row } from '../../support/run.ts';
import { SMALL, useWorld } from '../../support/world.ts';
import { WHOLE_PROFILES, withScopes } from './outsiders.ts';

const at = useWorld(outlook, accountType, SMALL);
const store = () => at().sandbox.accounts.outlook.store;
const ids = (rows: readonly Row[]) => rows.map(({ id }) => String(id)).sort();

/** A connection that may read whole profiles. */
const whole = () => at().connected(withScopes(at().sandbox, WHOLE_PROFILES));

/** The fields that such a connection reads of a source. */
const fieldsOf = (source: string) =>
  outlook.sources.fields?.({ authData: { ...at().authData, scope: WHOLE_PROFILES.join(' ') } }, source) ?? [];

const hasValue = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0);

async function watching(key: string, input: Inputs, as = at().connected({})) {
  const watch = zap(as, key, input);
  await watch.turnOn();
  return watch;
}

function fillDirectory(count: number): void {
  store().directory.clear();
  for (let number = 0; number < count; number += 1) {
    const user = directoryUser(number, { givenName: 'Colleague', surname: `Number ${number}`, department: 'Sales' });
    store().directory.set(user.id, user);
  }
}

function change(number: number, fields: Parameters<typeof directoryUser>[1]): string {
  const [id = '', user] = [...store().directory][number] ?? [];
  if (user === undefined) throw new Error(`the directory has no user ${number}`);
  store().directory.set(id, { ...user, ...fields });
  return `domain:${id}`;
}

describe('a directory of 3,000 people', () => {
  beforeEach(() => fillDirectory(3_000));

  test('brings exactly the five who changed, once each, in four requests', async () => {
    const watch = await watching('new_or_updated_contact', { source: 'domain' });
    expect(await watch.poll()).toEqual([]);
    at().asked();
    const changed = [0, 998, 999, 1_500, 2_999].map((number) => change(number, { surname: 'Married' }));
    const rows = await watch.poll();
    expect(ids(rows)).toEqual([...changed].sort());
    expect(rows).toEqual(
      changed.map(() => expect.objectContaining({ source: 'domain', last_name: 'Married', account_type: outlookType.key })),
    );
    const asked = at().asked();
    expect(asked).toHaveLength(4);
    expect(asked[0]).toContain('/users?');
    expect(new URL(`http://x${asked[0]?.slice(4)}`).searchParams.get('$top')).toBe('999');
    expect(await watch.poll()).toEqual([]);
  }, 60_000);

  test('a write to one of them is refused before a request', async () => {
    const id = change(7, {});
    at().asked();
    await expect(at().create('update_contact', { contact_id: id, company: 'Example' })).rejects.toThrow(
      `"${id}" is a person in your organization's directory, not a contact in the address book, so this step can't use it. Save the person with Create Contact first, and map the ID of that contact.`,
    );
    expect(at().asked()).toEqual([]);
  });

  test('brings those who came, and no one twice who left and came back', async () => {
    const watch = await watching('new_contact', { source: 'domain' });
    const newcomer = directoryUser(5_000);
    store().directory.set(newcomer.id, newcomer);
    expect(ids(await watch.poll())).toEqual([`domain:${newcomer.id}`]);
    store().directory.delete(newcomer.id);
    expect(await watch.poll()).toEqual([]);
    store().directory.set(newcomer.id, newcomer);
    expect(await watch.poll()).toEqual([]);
  }, 60_000);

  test('brings nothing at all of a sweep that ends early', async () => {
    const watch = await watching('new_or_updated_contact', { source: 'domain' });
    change(0, { surname: 'Married' });
    at().sandbox.plan({ path: /skiptoken/, response: { status: 500, body: {} } });
    await expect(watch.poll()).rejects.toThrow("Outlook couldn't look for new and changed people");
    expect(await watch.poll()).toHaveLength(1);
  }, 60_000);
});

describe('a department', () => {
  test('is no change where the connection reads only names and addresses', async () => {
    const watch = await watching('new_or_updated_contact', { source: 'domain' });
    change(0, { department: 'Board' });
    expect(await watch.poll()).toEqual([]);
  });

  test('is a change where it reads whole profiles', async () => {
    const watch = await watching('new_or_updated_contact', { source: 'domain' }, whole());
    const id = change(0, { department: 'Board' });
    expect(await watch.poll()).toMatchObject([{ id, department: 'Board', job_title: 'Engineer' }]);
  });
});

describe('watched fields', () => {
  test('alone start the Zap', async () => {
    const watch = await watching('new_or_updated_contact', { source: 'domain', watch_fields: ['department'] }, whole());
    change(0, { jobTitle: 'Pilot' });
    expect(await watch.poll()).toEqual([]);
    const id = change(1, { department: 'Board' });
    expect(await watch.poll()).toMatchObject([{ id }]);
  });
});

describe('fields that the connection does not read', () => {
  test.each([
    ['domain', ['last_name', 'department'], 'Department'],
    ['domain', ['manager', 'custom_spouseName'], 'Manager and Custom field spouseName'],
    ['inbox', ['city'], 'City'],
  ])("can't be watched: %s, %j", async (source, watch_fields, labels) => {
    await expect(at().trigger('new_or_updated_contact', { source, watch_fields })).rejects.toThrow(
      `This Outlook connection doesn't read ${labels} of the people in this source, so the Zap would never see a change of it. Take it out of Watched Fields.`,
    );
    expect(at().asked()).toEqual([]);
  });

  test('are all others, which every source is watched for', async () => {
    for (const source of ['inbox', 'domain', 'address_book']) {
      const fields = source === 'address_book' ? ['manager'] : fieldsOf(source);
      await whole().trigger('new_or_updated_contact', { source, watch_fields: fields });
    }
  });

  test('are empty in everyone of a source', async () => {
    for (const source of ['inbox', 'domain']) {
      const rows = await whole().trigger('new_contact', { source });
      const filled = rows.flatMap((row) => Object.keys(row).filter((key) => hasValue(row[key])));
      expect(filled.filter((key) => !fieldsOf(source).some((one) => one === key))).toEqual([]);
    }
  });
});

describe('the people one works with', () => {
  test('are news by what they are, not by how relevant they are', async () => {
    const watch = await watching('new_or_updated_contact', { source: 'inbox' });
    const turned = [...store().relevant.values()].reverse().map((person) => ({
      ...person,
      scoredEmailAddresses: [...person.scoredEmailAddresses].reverse().map((item) => ({ ...item, relevanceScore: 99 })),
    }));
    store().relevant.clear();
    for (const person of turned) store().relevant.set(person.id, person);
    expect(await watch.poll()).toEqual([]);
    const newcomer = relevantPerson(30, { displayName: 'Nora New' });
    store().relevant.set(newcomer.id, newcomer);
    expect(await watch.poll()).toMatchObject([{ id: `inbox:${newcomer.id}`, full_name: 'Nora New', source: 'inbox' }]);
  });

  test('keep their first address, which may be watched', async () => {
    const watch = await watching('new_or_updated_contact', { source: 'inbox', watch_fields: ['email'] });
    for (const person of [...store().relevant.values()])
      store().relevant.set(person.id, { ...person, scoredEmailAddresses: [...person.scoredEmailAddresses].reverse() });
    expect(await watch.poll()).toEqual([]);
  });
});

describe('in the editor', () => {
  test.each(['inbox', 'domain'])('the sample of %s is three people in one request', async (source) => {
    expect(await at().trigger('new_contact', { source }, { isLoadingSample: true })).toHaveLength(3);
    expect(at().asked()).toHaveLength(1);
  });
});

test.each(['new_contact', 'new_or_updated_contact'])("%s can't start from a moment, because no one has dates", async (key) => {
  const start_from = new Date(Date.now() - 3_600_000).toISOString();
  await expect(at().trigger(key, { source: 'domain', start_from })).rejects.toThrow(
    "People outside the address book have no dates, so Start From can't be used with Source. Clear one of them.",
  );
  expect(at().asked()).toEqual([]);
  await at().trigger(key, { source: 'address_book', start_from });
});
