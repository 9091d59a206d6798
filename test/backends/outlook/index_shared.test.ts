import { sharedOutlook as accountType } from '../../../sandbox/outlook/account.ts';
import type { Rights, SharedMailbox } from '../../../sandbox/outlook/mailboxes.ts';
import { StepError } from '../../../sandbox/zapier/step_error.ts';
import { sharedOutlook } from '../../../src/backends/outlook/index.ts';
import { definition, type Inputs, type Kind } from '../../support/run.ts';
import { SMALL, useWorld } from '../../support/world.ts';
import { itemsOf } from './sandboxed.ts';

const at = useWorld(sharedOutlook, accountType, SMALL);
const shared = (): SharedMailbox => at().sandbox.accounts.outlook.sharedMailbox();
const share = (rights: Rights): void => {
  shared().rights = rights;
};
const ownMailbox = (): string => at().sandbox.accounts.outlook.book.snapshot();
const anyone = (): string =>
  at()
    .book.ids()
    .find((id) => at().book.read(id)?.tags.includes('customer')) ?? '';
const emailOf = (id: string): string => at().book.read(id)?.emails[0] ?? '';
const folder = (): string => [...shared().store.folders.values()].find(({ displayName }) => displayName === 'Suppliers')?.id ?? '';

/** Every request since the last call, with those inside a batch. */
function requests(): string[] {
  const all = at().sandbox.requests.flatMap(({ method, path, body }) => [
    `${method} ${path}`,
    ...(path === '/$batch' ? itemsOf(body).map((item) => `${item.method} ${item.url}`) : []),
  ]);
  at().sandbox.clearRequests();
  return all;
}

const ALLOWED =
  /^(?:GET \/me\?\$select=|POST \/\$batch$|[A-Z]+ \/users\/sales(?:@|%40)example\.com\/(?:contacts|contactFolders)(?:[/?]|$))/i;

/** What can't reach someone else's mailbox, and what Outlook never has. */
const MISSING = [
  'triggers owner_list',
  'triggers tag_list',
  'triggers task_list',
  'triggers todo_list',
  'searches find_appointments',
  'searches find_tasks',
  'creates add_task',
  'creates complete_task',
  'creates delete_task',
  'creates update_task',
];

const LISTS = ['contact_list', 'tag_list', 'owner_list', 'business_list', 'folder_list', 'task_list', 'todo_list', 'field_list'];

const NEW = { first_name: 'Nora', last_name: 'Example', email: 'nora@example.com', folder_id: '', tags: ['lead'] };
const PHOTO = 'data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==';

/** Inputs with which each operation works in the person's own mailbox; undefined if it isn't here. */
function inputsFor(key: string): readonly Inputs[] | undefined {
  const contact_id = anyone();
  const email = emailOf(contact_id);
  const inputs: Readonly<Record<string, readonly Inputs[]>> = {
    new_or_updated_contact: [{}, { tag: 'customer' }, { folder_id: folder() }, { watch_fields: ['email'] }],
    new_contact: [{}, { folder_id: folder() }],
    tag_added: [{ tag: 'customer' }],
    contact_untouched: [{ days: '30' }],
    birthday_coming: [{ hour: '8' }],
    ...Object.fromEntries(LISTS.map((list) => [list, [{}]])),
    find_contact: [{ email }, { phone: '+15550100000' }, { name: 'Ada' }, { contact_id }, { email, folder_id: folder() }],
    find_contacts: [{ limit: '5' }, { query: 'ada', include: ['notes'] }, { tag: 'customer' }, { email }, { updated_after: '2020-01-01' }],
    find_contact_details: [{ contact_id }, { contact_id: email }],
    find_tasks: [{ contact_id }],
    find_notes: [{ contact_id }],
    find_appointments: [{ contact_id }],
    create_contact: [NEW, { ...NEW, email: 'other@example.com', folder_id: folder() }],
    update_contact: [
      { contact_id, city: 'Lyon', tags: ['lead'], clear_fields: ['notes'] },
      { contact_id, tags: ['vip'], tags_mode: 'replace' },
    ],
    create_or_update_contact: [
      { email, city: 'Paris', note_body: 'Called.' },
      { email: 'new@example.com', first_name: 'New' },
    ],
    add_tags: [{ contact_id, tags: ['one, two'] }],
    remove_tags: [{ contact_id, tags: ['customer', 'lead', 'vip', 'one', 'two'] }],
    add_task: [{ contact_id, title: 'Call' }],
    update_task: [{ contact_id, task_id: 'list/task', title: 'Call' }],
    complete_task: [{ contact_id, task_id: 'list/task' }],
    delete_task: [{ contact_id, task_id: 'list/task' }],
    add_note: [{ contact_id, body: 'A note.' }],
    set_contact_photo: [{ contact_id, photo: PHOTO }],
    delete_contact: [{ contact_id: at().book.ids().at(-1) }],
    api_request: [
      { method: 'GET', path: '/users/sales@example.com/contacts' },
      { method: 'PATCH', path: `/users/sales@example.com/contacts/${contact_id}`, body: '{"jobTitle":"Buyer"}' },
    ],
  };
  return inputs[key];
}

/**
 * Runs every operation of the app, and says what it said if it failed: `creates add_note`. One without inputs above is
 * run for a contact, only to see its requests.
 */
async function runEverything(): Promise<ReadonlyMap<string, readonly string[]>> {
  const said = new Map<string, readonly string[]>();
  for (const kind of ['triggers', 'searches', 'creates'] as const)
    for (const key of Object.keys(definition[kind])) {
      const messages: string[] = [];
      const inputs = inputsFor(key);
      for (const input of inputs ?? [{ contact_id: anyone() }])
        messages.push(...(await failureOf(() => at().run(kind, key, input, { timezone: 'UTC' }))));
      await at().form(kind, key);
      await at().outputs(kind, key);
      if (inputs !== undefined) said.set(`${kind} ${key}`, messages);
    }
  return said;
}

async function failureOf(run: () => Promise<unknown>): Promise<string[]> {
  try {
    await run();
    return [];
  } catch (error) {
    return [StepError.of(error).message];
  }
}

const isMissing = (messages: readonly string[]): boolean =>
  messages.length > 0 && messages.every((message) => /^Outlook has no .* for a shared mailbox/.test(message));

const failed = (said: ReadonlyMap<string, readonly string[]>, kind: Kind): string[] =>
  [...said].filter(([name, messages]) => name.startsWith(kind) && messages.length > 0).map(([name]) => name);

describe('every operation', () => {
  beforeEach(() => at().freeze(Date.parse('2026-03-05T08:10:00Z')));

  test('works with write access, and no request is about any other mailbox', async () => {
    const own = ownMailbox();
    at().sandbox.clearRequests();
    const said = await runEverything();
    const all = requests();
    expect([...said].filter(([, messages]) => isMissing(messages)).map(([name]) => name)).toEqual(expect.arrayContaining(MISSING));
    for (const [name, messages] of said) if (!isMissing(messages)) expect([name, messages]).toEqual([name, []]);
    expect(all.filter((request) => !ALLOWED.test(request))).toEqual([]);
    expect(all.length).toBeGreaterThan(40);
    expect(ownMailbox()).toBe(own);
  });

  test('says what a shared mailbox has no place for, before any request', async () => {
    for (const name of MISSING) {
      const [kind, key = ''] = name.split(' ');
      at().sandbox.clearRequests();
      const said = await failureOf(() => at().run(kind as Kind, key, inputsFor(key)?.[0]));
      expect([name, said]).toEqual([name, [expect.stringMatching(/^Outlook has no .* for a shared mailbox/)]]);
      expect([name, requests()]).toEqual([name, []]);
    }
  });

  test('with read access: reads work, and every write says that it may not change the mailbox', async () => {
    share('read');
    const before = at().book.snapshot();
    const own = ownMailbox();
    at().sandbox.clearRequests();
    const said = await runEverything();
    const isRead = (name: string): boolean => !name.startsWith('creates');
    for (const [name, messages] of said) {
      if (isMissing(messages)) continue;
      if (isRead(name)) expect([name, messages]).toEqual([name, []]);
      else if (name !== 'creates api_request')
        for (const message of messages)
          expect([name, message]).toEqual([
            name,
            expect.stringMatching(
              /^Outlook doesn't let this connection .*\. You aren't allowed to change contacts in the mailbox sales@example\.com\. Ask its owner or your administrator for write access\. \(trace ID /s,
            ),
          ]);
    }
    expect(failed(said, 'creates')).toEqual(
      expect.arrayContaining(
        [
          'add_note',
          'add_tags',
          'create_contact',
          'create_or_update_contact',
          'delete_contact',
          'remove_tags',
          'set_contact_photo',
          'update_contact',
          'api_request',
        ].map((key) => `creates ${key}`),
      ),
    );
    expect(said.get('creates api_request')).toEqual([expect.stringContaining('sales@example.com')]);
    expect(at().book.snapshot()).toBe(before);
    expect(ownMailbox()).toBe(own);
    expect(requests().filter((request) => !ALLOWED.test(request))).toEqual([]);
  });

  test.each([false, true])('without access, everything says that the mailbox is not shared (hidden: %s)', async (hidden) => {
    share('none');
    shared().hidden = hidden;
    const before = at().book.snapshot();
    const own = ownMailbox();
    at().sandbox.clearRequests();
    const said = await runEverything();
    // A hidden contact can't be told from a missing one; only a deletion has to know.
    const isAboutOne = (name: string): boolean =>
      hidden && /creates|find_contact_details|find_notes|find_duplicates/.test(name) && name !== 'creates delete_contact';
    for (const [name, messages] of said) {
      if (name === 'triggers field_list' || isMissing(messages) || isAboutOne(name)) continue;
      expect([name, messages.length]).not.toEqual([name, 0]);
      for (const message of messages)
        expect([name, message]).toEqual([
          name,
          expect.stringMatching(hidden ? /sales@example\.com|there's no folder/ : /sales@example\.com/),
        ]);
    }
    expect(at().book.snapshot()).toBe(before);
    expect(ownMailbox()).toBe(own);
    expect(requests().filter((request) => !ALLOWED.test(request))).toEqual([]);
  });
});
