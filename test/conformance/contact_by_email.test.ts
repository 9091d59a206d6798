import { hasPort } from '../../src/backends/backend.ts';
import { ON_A_CONTACT } from '../support/inputs.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

describe.each(connections)('an email instead of the ID: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const uma = () => at().book.add({ first_name: 'Uma', last_name: 'Example', emails: ['uma@example.com'] });
  const usable = ON_A_CONTACT.filter(
    ({ key, capability: needs }) =>
      (needs === undefined || hasPort(backend, needs)) && (key !== 'set_contact_photo' || backend.photo?.set !== undefined),
  );

  it('names the contact for a change, in any case', async () => {
    const id = uma();
    await expect(at().create('update_contact', { contact_id: ' UMA@example.com ', city: 'Lyon' })).resolves.toMatchObject({
      id,
      city: 'Lyon',
      outcome: 'updated',
    });
    await expect(at().create('delete_contact', { contact_id: 'uma@example.com' })).resolves.toMatchObject({ id, outcome: 'deleted' });
  });

  if (backend.tasks !== undefined)
    it('names the contact for its tasks', async () => {
      const id = uma();
      const made = await at().create('add_task', { contact_id: 'uma@example.com', title: 'Call', due_date: '2030-05-06T09:00:00-05:00' });
      expect(made.contact_id).toBe(id);
      await expect(at().search('find_tasks', { contact_id: 'uma@example.com' })).resolves.toMatchObject([{ id, count: 1 }]);
      await expect(at().trigger('task_list', { contact_id: 'uma@example.com' })).resolves.toMatchObject([{ id: made.id }]);
    });

  it.each(usable.map(({ kind, key, input }) => [kind, key, input] as const))(
    '%s %s says so when nobody has it, and nothing is written',
    async (kind, key, input) => {
      const all = { ...input, contact_id: 'nobody@example.com' };
      const run = kind === 'creates' ? at().create(key, all) : at().search(key, all);
      await expect(run).rejects.toMatchObject({
        name: 'AppError',
        code: 'not_found',
        message: 'No contact has the email nobody@example.com. Check the address, or map the ID of the contact.',
      });
      expect(
        at()
          .asked()
          .filter((line) => /^(PUT|PATCH|DELETE) /.test(line)),
      ).toEqual([]);
    },
  );

  if (!accountType.refusesDuplicates)
    it('says so if several contacts have it, and names them', async () => {
      const ids = [uma(), uma()];
      const update = at().create('update_contact', { contact_id: 'uma@example.com', city: 'Lyon' });
      await expect(update).rejects.toMatchObject({
        code: 'ambiguous',
        message: expect.stringMatching(
          /^2 contacts have the email uma@example\.com: Uma Example \(ID .*\) and Uma Example \(ID .*\)\. Map the ID/,
        ),
      });
      for (const id of ids) await expect(update).rejects.toThrow(id);
    });
});
