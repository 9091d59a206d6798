import { StepError } from '../../sandbox/zapier/step_error.ts';
import type { Backend, Capability } from '../../src/backends/backend.ts';
import { ON_A_CONTACT } from '../support/inputs.ts';
import { complaintsAbout, sentencesIn } from '../support/plain_words.ts';
import type { Inputs, Kind, Row } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

type Bad = readonly [what: string, kind: Kind, key: string, input: Inputs, needs?: Capability];
const TASK = { title: 'Call', due_date: '2030-05-06T09:00:00-05:00' };

/** `contact_id: 'known'` means the ID of an existing contact. */
const BAD: readonly Bad[] = [
  ['nothing at all', 'creates', 'create_contact', {}],
  ['a contact that nobody would recognize', 'creates', 'create_contact', { city: 'Lyon', tags: ['customer'] }],
  ['an email that is none', 'creates', 'create_contact', { first_name: 'Bea', email: 'not an email' }],
  ['an email without a domain', 'creates', 'create_contact', { email: 'bea@example' }],
  ['another email that is none', 'creates', 'create_contact', { first_name: 'Bea', other_emails: ['bea at example.com'] }],
  ['a phone that is none', 'creates', 'create_contact', { first_name: 'Bea', phone: 'call 12' }],
  ['a birthday that is no date', 'creates', 'create_contact', { first_name: 'Bea', birthday: 'in winter' }],
  ['a birthday that is two days', 'creates', 'create_contact', { first_name: 'Bea', birthday: '03/04/1990' }],
  ['a birthday that no calendar has', 'creates', 'create_contact', { first_name: 'Bea', birthday: '2021-02-30' }],
  ['a group of fields for a text', 'creates', 'create_contact', { first_name: { a: 'b' } }],
  ['an empty update', 'creates', 'update_contact', { contact_id: 'known' }],
  ['an update of blanks', 'creates', 'update_contact', { contact_id: 'known', first_name: ' ', tags: [''] }],
  ['a field to clear that there is not', 'creates', 'update_contact', { contact_id: 'known', clear_fields: ['shoe_size'] }],
  ['a field both filled and cleared', 'creates', 'update_contact', { contact_id: 'known', city: 'Lyon', clear_fields: ['city'] }],
  ['a mode that there is not', 'creates', 'update_contact', { contact_id: 'known', tags: ['lead'], tags_mode: 'invert' }],
  ['nothing to recognize by', 'creates', 'create_or_update_contact', { first_name: 'Bea' }],
  ['a match field that there is not', 'creates', 'create_or_update_contact', { email: 'bea@example.com', match_on: ['shoe_size'] }],
  ['curly braces to look for', 'creates', 'create_or_update_contact', { full_name: '{{x}}', match_on: ['full_name'] }],
  ['a task without a title', 'creates', 'create_or_update_contact', { email: 'bea@example.com', task_due_date: TASK.due_date }, 'tasks'],
  [
    'a task with no date',
    'creates',
    'create_or_update_contact',
    { email: 'b@example.com', task_title: 'Call', task_due_date: 'soon' },
    'tasks',
  ],
  ['no tags', 'creates', 'add_tags', { contact_id: 'known' }, 'tags'],
  ['blank tags', 'creates', 'add_tags', { contact_id: 'known', tags: ['', '  '] }, 'tags'],
  ['blank tags', 'creates', 'remove_tags', { contact_id: 'known', tags: [' '] }, 'tags'],
  ['no title', 'creates', 'add_task', { ...TASK, contact_id: 'known', title: ' ' }, 'tasks'],
  ['a due date that is no date', 'creates', 'add_task', { ...TASK, contact_id: 'known', due_date: 'tomorrow' }, 'tasks'],
  ['a due date that no calendar has', 'creates', 'add_task', { ...TASK, contact_id: 'known', due_date: '2030-02-30' }, 'tasks'],
  ['a tick that is neither yes nor no', 'creates', 'add_task', { ...TASK, contact_id: 'known', completed: 'maybe' }, 'tasks'],
  ['an empty update', 'creates', 'update_task', { contact_id: 'known', task_id: 'a/b' }, 'tasks'],
  ['no task', 'creates', 'update_task', { contact_id: 'known', task_id: '', title: 'Call' }, 'tasks'],
  ['no task', 'creates', 'complete_task', { contact_id: 'known' }, 'tasks'],
  ['no task', 'creates', 'delete_task', { contact_id: 'known', task_id: ' ' }, 'tasks'],
  ['a blank note', 'creates', 'add_note', { contact_id: 'known', body: ' ' }, 'notes'],
  ['curly braces in a name', 'searches', 'find_contact', { name: '{{x}}' }],
  ['curly braces in an email', 'searches', 'find_contact', { email: '{{x}}@example.com' }],
  ['a way to choose that there is not', 'searches', 'find_contact', { email: 'bea@example.com', when_several: 'any' }],
  ['curly braces in a text', 'searches', 'find_contacts', { query: '{{x}}' }],
  ['curly braces in a tag', 'searches', 'find_contacts', { tag: '{{x}}' }],
  ['a time that is none', 'searches', 'find_contacts', { updated_after: 'soon' }],
  ['something to include that there is not', 'searches', 'find_contacts', { query: 'ada', include: ['shoes'] }],
  ['a blank tag', 'triggers', 'tag_added', { tag: ' ' }, 'tags'],
  ['curly braces in a tag', 'triggers', 'new_contact', { tag: '{{x}}' }, 'tags'],
];

const has = (backend: Backend, needs: Capability | undefined, key: string): boolean =>
  needs === undefined || (key === 'set_contact_photo' ? backend.photo?.set !== undefined : backend[needs] !== undefined);

describe.each(connections)('bad input: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const good = (): string => at().book.ids()[0] ?? '';
  const isSentence = { name: 'AppError', code: 'invalid_input', status: 400, message: expect.stringMatching(/^["A-Z].*\.$/s) };

  it.each(
    BAD.filter(([, , key, , needs]) => has(backend, needs, key)).map(([what, kind, key, input]) => [what, kind, key, input] as const),
  )('%s (%s %s) is a message, with no request and nothing written', async (_what, kind, key, input) => {
    const before = at().book.snapshot();
    const filled = input.contact_id === 'known' ? { ...input, contact_id: good() } : input;
    const error: unknown = await at()
      .run(kind, key, filled)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject(isSentence);
    const { message } = StepError.of(error);
    expect([message, sentencesIn(message) <= 3, complaintsAbout(message.replace(/"[^"]*"/g, 'X'))]).toEqual([message, true, []]);
    expect(at().asked()).toEqual([]);
    expect(at().book.snapshot()).toBe(before);
  });

  it.each([
    ['update_contact', "There's nothing to update, because every field is blank. Fill in a field, or choose Fields to Clear."],
    ['update_task', "There's nothing to update, because every field of the task is blank. Fill in at least one."],
  ])('%s with nothing to update says what blank means', async (key, message) => {
    if (key === 'update_task' && backend.tasks === undefined) return expect(backend.tasks).toBeUndefined();
    await expect(at().create(key, { contact_id: good(), task_id: 'list/task' })).rejects.toMatchObject({ ...isSentence, message });
    expect(at().asked()).toEqual([]);
  });

  it('an update with nothing but words that stand for no value says which', async () => {
    await expect(at().create('update_contact', { contact_id: good(), phone: ' n/a ' })).rejects.toMatchObject({
      ...isSentence,
      message: `There's nothing to update, because "n/a" in Phone stands for no value, and the rest is blank. Fill in a field, or choose Fields to Clear.`,
    });
    expect(at().asked()).toEqual([]);
  });

  it("a contact that no one could recognize without what the account can't store is refused", async () => {
    const stored: readonly string[] = backend.inputs.create;
    const names = ['nickname', 'home_phone', 'work_phone'].filter((key) => !stored.includes(key));
    const other = ['notes', 'source', 'department'].filter((key) => !stored.includes(key));
    for (const key of [...names, ...other])
      await expect(at().create('create_contact', { [key]: '+15550200100', city: 'Lyon' })).rejects.toMatchObject({
        ...isSentence,
        message: 'A contact needs at least a name, a company, an email or a phone. Fill in one of them.',
      });
    for (const key of other)
      await expect(at().create('create_contact', { [key]: 'Lyon' })).rejects.toMatchObject({
        message: expect.stringContaining('needs at least a name'),
      });
    expect(other.length).toBeGreaterThan(0);
    expect(at().asked()).toEqual([]);
  });

  const ids: readonly (readonly [kind: Kind, key: string, field: string, what: string, needs?: Capability])[] = [
    ['creates', 'update_contact', 'contact_id', 'contact'],
    ['searches', 'find_contact', 'contact_id', 'contact'],
    ['creates', 'add_task', 'owner_id', 'owner', 'tasks'],
    ['creates', 'add_task', 'task_list_id', 'task list', 'tasks'],
    ['creates', 'update_task', 'task_id', 'task', 'tasks'],
    ['creates', 'update_task', 'owner_id', 'owner', 'tasks'],
    ['creates', 'complete_task', 'task_id', 'task', 'tasks'],
    ['creates', 'delete_task', 'task_id', 'task', 'tasks'],
    ['searches', 'find_tasks', 'task_id', 'task', 'tasks'],
    ['triggers', 'task_list', 'contact_id', 'contact', 'tasks'],
    ['searches', 'find_notes', 'note_id', 'note', 'notes'],
  ];

  it.each(
    ids.filter(([, key, , , needs]) => has(backend, needs, key)).map(([kind, key, field, what]) => [kind, key, field, what] as const),
  )("%s %s says of a wrong %s that it isn't the ID of a %s", async (kind, key, field, what) => {
    for (const id of ['..', '{{123__id}}'])
      await expect(at().run(kind, key, { ...TASK, task_id: 'list/task', contact_id: good(), [field]: id })).rejects.toMatchObject({
        ...isSentence,
        message: `"${id}" isn't the ID of a ${what}. Choose it from the list, or map it from an earlier step.`,
      });
    if (field === 'task_id' && kind === 'creates')
      await expect(at().run(kind, key, { contact_id: good(), title: 'Call' })).rejects.toMatchObject({
        message: 'Task is blank, and this step needs it. Fill it in.',
      });
    expect(at().asked()).toEqual([]);
  });

  // Both can be the answer for a task that can't exist.
  const isGone = (output: Row) => expect(output).toMatchObject({ outcome: 'already_gone' });
  const isRefused = (error: unknown) => expect(error).toMatchObject({ name: 'AppError' });
  const steps = ON_A_CONTACT.filter(({ capability: needs, key }) => has(backend, needs, key)).map(
    (one) => [one.kind, one.key, one.input] as const,
  );

  it.each(steps)('%s %s without a contact is a message, with no request', async (kind, key, input) => {
    const before = at().book.snapshot();
    for (const contact_id of [undefined, '', '  ', '{{123__id}}', '..', 'a\u0000b', ['one', 'two'], { id: 'one' }])
      await expect(at().run(kind, key, { ...input, contact_id })).rejects.toMatchObject({ name: 'AppError', code: 'invalid_input' });
    expect(at().asked()).toEqual([]);
    expect(at().book.snapshot()).toBe(before);
  });

  const seen = steps.filter(([, key]) => !(accountType.linksToAnyId ?? []).includes(key));

  it.each(seen)('%s %s of a deleted contact writes nothing', async (kind, key, input) => {
    const contact_id = at().book.add({ first_name: 'Gone' });
    at().book.remove(contact_id);
    const before = at().book.snapshot();
    if (kind === 'searches') await expect(at().search(key, { ...input, contact_id })).resolves.toEqual([]);
    else if (key === 'delete_contact') await expect(at().create(key, { contact_id })).resolves.toMatchObject({ outcome: 'already_gone' });
    else if (key === 'delete_task')
      await at()
        .create(key, { ...input, contact_id })
        .then(isGone, isRefused);
    else
      await expect(at().run(kind, key, { ...input, contact_id })).rejects.toMatchObject({
        name: 'AppError',
        message: expect.stringMatching(/\.( \(trace ID [^)]+\))?$/),
      });
    expect(at().book.snapshot()).toBe(before);
  });
});
