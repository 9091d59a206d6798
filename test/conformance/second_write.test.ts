import type { FaultResponse } from '../../sandbox/faults.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const capable = connections.filter(([, backend]) => backend.tasks !== undefined || backend.notes !== undefined);

describe.each(capable)('a second write in one step: %s', (_key, backend, accountType) => {
  const { secondWrite } = accountType;
  if (secondWrite === undefined)
    throw new Error(`${backend.label} has tasks or notes, and its description in the sandbox names no second write`);
  const at = useWorld(backend, accountType, SMALL);
  const extra = backend.tasks === undefined ? { note_body: 'Call' } : { task_title: 'Call', task_due_date: '2030-05-06T09:00:00-05:00' };
  const save = () => at().create('create_or_update_contact', { email: 'sec@example.com', first_name: 'Sec', ...extra });
  const saved = () =>
    at()
      .book.ids()
      .find((id) => at().book.read(id)?.emails.includes('sec@example.com'));
  const attached = (id: string) => (backend.tasks === undefined ? at().book.notes(id) : at().book.tasks(id));

  const faults: readonly (readonly [string, FaultResponse])[] = [
    ['429 beyond the deadline', { status: 429, headers: { 'retry-after': '3600' }, body: {} }],
    ['401', { status: 401, body: {} }],
    ['403', accountType.responses.refusal(403, 'No.', 'trace')],
    ['500', { status: 500, body: 'oops' }],
    ['a closed socket', { drop: 'before' }],
  ];
  it.each(faults)("that fails with %s doesn't make the platform repeat the first", async (_name, response) => {
    at().fail(response, secondWrite);
    const attempt = save();
    await expect(attempt).rejects.toMatchObject({ name: 'AppError', code: 'partly_done', status: 500 });
    const id = saved();
    expect(id).toEqual(expect.any(String));
    // What was saved, and how to continue.
    await expect(attempt).rejects.toThrow(new RegExp(`created.*${id}.*(don't run this step again|look)`, 'is'));
    // The message doesn't say that Zapier tries again, because it doesn't.
    await expect(attempt).rejects.toThrow(/^(?!.*Zapier (tries|renews))/s);
    expect(attached(id ?? '')).toEqual([]);
  });

  if (backend.tasks !== undefined && backend.notes !== undefined)
    it('is in the message with the first when a third one fails', async () => {
      for (const where of [{ path: /\/notes/ }, { method: 'PATCH' }])
        at().fail({ status: 429, headers: { 'retry-after': '3600' }, body: {} }, where);
      const attempt = at().create('create_or_update_contact', {
        email: 'sec@example.com',
        first_name: 'Sec',
        ...extra,
        note_body: 'Said hello.',
      });
      await expect(attempt).rejects.toMatchObject({
        code: 'partly_done',
        message: expect.stringMatching(/contact was created .*task .* was saved\..*note/is),
      });
      expect(attached(saved() ?? '')).toHaveLength(1);
    });

  it('that was refused for a moment is tried again within the step', async () => {
    at().fail({ status: 429, headers: { 'retry-after': '0' }, body: {} }, { ...secondWrite, times: 1 });
    await expect(save()).resolves.toMatchObject({ outcome: 'created' });
    expect(attached(saved() ?? '')).toHaveLength(1);
  });

  it('is the first where the contact did not change, and then the platform may come back', async () => {
    await at().create('create_contact', { email: 'sec@example.com', first_name: 'Sec' });
    at().fail({ status: 429, headers: { 'retry-after': '3600' }, body: {} }, secondWrite);
    await expect(save()).rejects.toMatchObject({ name: 'ThrottledError', delay: 3600 });
  });
});
