import { CAPABILITY_NAMES, type Capability } from '../../src/backends/backend.ts';
import { ON_A_CONTACT, USES } from '../support/inputs.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const CAPABILITIES: readonly Capability[] = [
  'tags',
  'tasks',
  'taskLists',
  'notes',
  'appointments',
  'businesses',
  'owners',
  'workflows',
  'customFields',
  'photo',
  'folders',
  'sources',
];

describe.each(connections)('what is absent: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const absent = CAPABILITIES.filter(
    // A source can also be a text on each contact.
    (name) => backend[name] === undefined && !(name === 'sources' && backend.inputs.create.some((key) => key === 'source')),
  );
  const uses = absent.flatMap((name) => USES[name].map((use) => [use.key, Object.keys(use.input).join(', '), name, use] as const));

  it('is shown in the same list', () => {
    expect(CAPABILITIES).toEqual(expect.arrayContaining(Object.keys(USES)));
  });

  if (uses.length > 0)
    it.each(uses)('is refused quietly by %s (%s) with no request: %s', async (_step, _inputs, _capability, { kind, key, input }) => {
      const before = at().book.snapshot();
      const attempt = at().run(kind, key, input);
      await expect(attempt).rejects.toMatchObject({ name: 'HaltedError', message: expect.stringContaining(backend.label) });
      expect(at().asked()).toEqual([]);
      expect(at().book.snapshot()).toBe(before);
    });

  it('is said in one line of the form, and only where it is absent', async () => {
    for (const { kind, key, capability: needs } of ON_A_CONTACT) {
      const lines = (await at().form(kind, key)).filter(
        (field) => field.type === 'copy' && !['warning', 'tags_unlisted'].includes(field.key),
      );
      const part = { photo: backend.photo?.set, tags: backend.tags?.list };
      const missing = needs !== undefined && (needs === 'photo' || needs === 'tags' ? part[needs] : backend[needs]) === undefined;
      const stored = key === 'update_contact';
      if (!stored) expect([key, lines.map((line) => line.helpText?.includes(backend.label))]).toEqual([key, missing ? [true] : []]);
    }
  });

  const forWhom = backend.limitedTo === undefined ? '' : ` for ${backend.limitedTo}`;
  const steps = ON_A_CONTACT.flatMap(({ kind, key, capability: needs }) =>
    needs === undefined || needs === 'photo' || backend[needs] !== undefined ? [] : [[kind, key, needs] as const],
  );
  if (steps.length > 0)
    it.each(steps)('is said in a whole sentence: %s %s without %s', async (kind, key, name) => {
      const lines = (await at().form(kind, key)).filter((field) => field.key === 'not_available');
      const helpText = `${backend.label} has no ${CAPABILITY_NAMES[name]}${forWhom}, so this step can't be used with the connected account.`;
      expect(lines).toEqual([{ key: 'not_available', type: 'copy', helpText }]);
    });
});
