import { locking } from '../support/lock.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { accounts } from './accounts.ts';

const capable = accounts.filter(([, backend]) => backend.workflows !== undefined);
const HOUR = 3_600_000;
/** Noon in Berlin, 6 in the morning in New York; summer in both. */
const NOW = Date.parse('2030-07-01T10:00:00Z');

describe.each(capable)('workflows: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const contact = () => at().book.ids()[0] ?? '';
  const inWorkflows = () => at().book.workflows?.(contact()) ?? [];
  const seeded = () => {
    const { seededWorkflows } = at().book;
    if (seededWorkflows === undefined) throw new Error('the account has workflows, and its book has none');
    return seededWorkflows;
  };
  const add = (more: Record<string, string> = {}, timezone = 'America/Chicago') =>
    at().create('add_to_workflow', { contact_id: contact(), workflow_id: seeded().published.id, ...more }, { timezone });
  const remove = (more: Record<string, string> = {}) =>
    at().create('remove_from_workflow', { contact_id: contact(), workflow_id: seeded().published.id, ...more });
  const writes = () =>
    at()
      .asked()
      .filter((request) => !request.startsWith('GET '));

  it('take a contact in and let it out', async () => {
    const output = { id: contact(), account_type: backend.key, workflow_id: seeded().published.id, outcome: 'accepted' };
    await expect(add()).resolves.toEqual({ ...output, start_at: null });
    expect(inWorkflows()).toEqual([{ ...seeded().published, start: null }]);
    await expect(remove()).resolves.toEqual(output);
    expect(inWorkflows()).toEqual([]);
  });

  it('answer a second time what the service answers: the same', async () => {
    const first = await add();
    await expect(add()).resolves.toEqual(first);
    expect(inWorkflows()).toHaveLength(1);
    const gone = await remove();
    await expect(remove()).resolves.toEqual(gone);
    expect(inWorkflows()).toEqual([]);
  });

  it.each([
    ['with its offset', '2030-07-01T15:30:00-05:00', '2030-07-01T20:30:00.000Z'],
    ['in UTC', '2030-07-01T15:30:00Z', '2030-07-01T15:30:00.000Z'],
    ['of the user’s own clock', '2030-07-02T09:00:00', '2030-07-02T07:00:00.000Z'],
    ['of a day alone', '2030-07-02', '2030-07-01T22:00:00.000Z'],
  ])('start at a moment %s', async (_what, start_at, instant) => {
    at().freeze(NOW);
    const output = await add({ start_at }, 'Europe/Berlin');
    expect(output).toMatchObject({ start_at: instant });
    expect(inWorkflows()).toMatchObject([{ start: instant }]);
  });

  it('start at the moment that the platform makes of what a person typed, in any zone', async () => {
    at().freeze(NOW);
    for (const timezone of ['America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'Pacific/Honolulu', 'UTC', 'Europe/London']) {
      const output = await add({ start_at: '2030-12-24T18:00:00' }, timezone);
      const shown = new Date(String(output?.start_at)).toLocaleString('sv', { timeZone: timezone });
      expect([timezone, shown]).toEqual([timezone, '2030-12-24 18:00:00']);
      expect(inWorkflows()).toMatchObject([{ start: output?.start_at }]);
    }
  });

  it('refuse a moment that is over, and one that is none, before any request', async () => {
    at().freeze(NOW);
    for (const start_at of [new Date(NOW - HOUR).toISOString(), '2030-06-30', '2020-01-01T00:00:00Z'])
      await expect(add({ start_at })).rejects.toMatchObject({
        code: 'invalid_input',
        message: `"${start_at}" in Start At is in the past. Choose a later time, or clear it to start now.`,
      });
    await expect(add({ start_at: 'soon' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/^"soon" in Start At isn't a date\./),
    });
    expect(at().asked()).toEqual([]);
    // Clocks differ by some seconds.
    await expect(add({ start_at: new Date(NOW - 30_000).toISOString() })).resolves.toMatchObject({ outcome: 'accepted' });
  });

  it('that are unknown, or of another location, are refused before anything is written', async () => {
    const { elsewhere } = seeded();
    for (const workflow_id of ['nothing', elsewhere.id])
      for (const run of [() => add({ workflow_id }), () => remove({ workflow_id })])
        await expect(run()).rejects.toMatchObject({
          code: 'not_found',
          message: expect.stringMatching(
            new RegExp(`has no workflow with the ID "${workflow_id}"\\. It may have been deleted, or it may belong to another location\\.`),
          ),
        });
    expect(writes()).toEqual([]);
  });

  it('that are drafts are refused by their names before anything is written', async () => {
    const { draft } = seeded();
    await expect(add({ workflow_id: draft.id })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(new RegExp(`^The workflow "${draft.name}" isn't published .*Publish it in ${backend.label}`)),
    });
    expect(writes()).toEqual([]);
    await expect(remove({ workflow_id: draft.id })).resolves.toMatchObject({ outcome: 'accepted' });
  });

  it('take nobody in whom the account does not have', async () => {
    await expect(add({ contact_id: 'nobody' })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('no contact'),
    });
    await expect(remove({ contact_id: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuse blanks by their labels, with no request', async () => {
    await expect(add({ workflow_id: ' ' })).rejects.toMatchObject({ message: expect.stringMatching(/^Workflow is blank/) });
    await expect(remove({ workflow_id: 'a b' })).rejects.toMatchObject({ message: expect.stringContaining("isn't the ID of a workflow") });
    expect(at().asked()).toEqual([]);
  });

  it.each([
    ['an error of the service', { status: 503, headers: { 'retry-after': '0' }, body: {} }],
    ['a closed connection', { drop: 'after' as const }],
  ])('are never started twice: after %s, the message asks to look', async (_what, response) => {
    at().fail(response, { method: 'POST' });
    await expect(add()).rejects.toMatchObject({ code: 'unknown_outcome', message: expect.stringContaining('look in the account first') });
    expect(writes()).toHaveLength(1);
  });

  it('are tried again if the service was only busy', async () => {
    at().fail({ status: 429, headers: { 'retry-after': '0' }, body: {} }, { method: 'POST', times: 1 });
    await expect(add()).resolves.toMatchObject({ outcome: 'accepted' });
    expect(inWorkflows()).toHaveLength(1);
  });

  it('are listed if they are published, and only those of this location', async () => {
    const rows = await at().trigger('workflow_list');
    const { published, draft, elsewhere } = seeded();
    expect(rows).toContainEqual(published);
    for (const other of [draft, elsewhere]) expect(rows.map(({ id }) => id)).not.toContain(other.id);
  });

  it('are chosen from the list, and one line of the form says that they can send messages', async () => {
    const form = await at().form('creates', 'add_to_workflow');
    expect(form.find(({ key }) => key === 'workflow_id')).toMatchObject({ dynamic: 'workflow_list.id.name', required: true });
    expect(form.filter(({ type }) => type === 'copy').map(({ helpText }) => helpText)).toEqual([
      'A workflow can send messages to the person.',
    ]);
  });

  it('still have their field if the account can’t be read', async () => {
    for (const key of ['add_to_workflow', 'remove_from_workflow']) {
      const form = await at().connected({ account_type: 'unknown' }).form('creates', key);
      expect(form.find((field) => field.key === 'workflow_id')).toMatchObject({ required: true });
      expect(form.filter((field) => field.key === 'account_not_read')).toHaveLength(1);
    }
  });

  it('are changed by one step at a time for a contact', async () => {
    const create = locking(at());
    const input = { contact_id: contact(), workflow_id: seeded().published.id };
    await Promise.all([create('add_to_workflow', input), create('remove_from_workflow', input)]);
    expect(inWorkflows()).toEqual([]);
  });
});

describe('workflows: a HighLevel connection from before the permission to list them', () => {
  const [, backend, accountType] = capable.find(([key]) => key === 'highlevel') ?? [];
  if (backend === undefined || accountType === undefined) throw new Error('HighLevel has no workflows');
  const at = useWorld(backend, accountType, SMALL);
  const older = () => {
    const scopes = (at().authData.scope ?? '').split(' ').filter((scope) => scope !== 'workflows.readonly');
    const access_token = at().sandbox.account('highlevel').issueToken({ scopes });
    return at().connected({ access_token, scope: scopes.join(' ') });
  };

  it.each(['add_to_workflow', 'remove_from_workflow'])('types the ID in %s, and the form says why in one line', async (key) => {
    const field = (await older().form('creates', key)).find((one) => one.key === 'workflow_id');
    expect(field).toEqual({
      key: 'workflow_id',
      label: 'Workflow',
      required: true,
      helpText:
        'A published workflow. There\'s no list, because this connection lacks a permission. Type the ID, or reconnect with access "Read and write" (workflows.readonly).',
    });
    expect(at().asked()).toEqual([]);
  });

  it('adds and removes as before, in one request', async () => {
    const { published } = at().book.seededWorkflows ?? {};
    const contact_id = at().book.ids()[0] ?? '';
    const input = { contact_id, workflow_id: published?.id };
    await expect(older().create('add_to_workflow', input)).resolves.toMatchObject({ outcome: 'accepted' });
    expect(at().asked()).toHaveLength(1);
    expect(at().book.workflows?.(contact_id)).toEqual([{ ...published, start: null }]);
    await expect(older().create('remove_from_workflow', input)).resolves.toMatchObject({ outcome: 'accepted' });
    expect(at().asked()).toHaveLength(1);
  });

  it.each([
    ['unknown', 'not_found', /there's no workflow with this ID\. It may have been deleted/],
    ['draft', 'invalid_input', /It says: Workflow with id \w+ is not published\./],
    ['elsewhere', 'forbidden', /^The contact or the workflow belongs to another location \(sub-account\)/],
  ] as const)('hears from HighLevel that a workflow is %s', async (which, code, message) => {
    const known = at().book.seededWorkflows;
    const workflow_id = which === 'unknown' ? 'nothing' : known?.[which].id;
    const attempt = older().create('add_to_workflow', { contact_id: at().book.ids()[0], workflow_id });
    await expect(attempt).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('that only reads is told to reconnect, with no request', async () => {
    const input = { contact_id: 'c1', workflow_id: 'w1' };
    await expect(at().connected({ access: 'read' }).create('add_to_workflow', input)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('Reconnect with access "Read and write"'),
    });
    expect(at().asked()).toEqual([]);
  });
});
