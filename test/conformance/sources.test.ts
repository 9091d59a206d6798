import { customId } from '../../src/contacts/custom_field.ts';
import { zap } from '../support/platform_memory.ts';
import type { Row } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { accounts } from './accounts.ts';

const SOURCES = ['inbox', 'domain'] as const;
const items = (row: Row | undefined): readonly Row[] => (Array.isArray(row?.contacts) ? row.contacts : []);

const withSources = accounts.filter(([, { sources }]) => sources !== undefined);

it('some account types read people beyond the address book, and offer the same sources', () => {
  expect(withSources.length).toBeGreaterThan(1);
  for (const [, { sources }] of withSources) expect(sources?.choices.map(({ id }) => id)).toEqual(['address_book', ...SOURCES]);
});

describe.each(withSources)('people beyond the address book: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);

  it('are found by nothing that names no source', async () => {
    const [people] = await at().search('find_contacts', { source: 'domain' });
    const [person] = items(people).filter(({ email }) => email !== null);
    expect(await at().search('find_contact', { email: person?.email })).toEqual([]);
    expect(await at().search('find_contact', { email: person?.email, source: 'domain' })).toMatchObject([{ id: person?.id }]);
    const [everyone] = await at().search('find_contacts', {});
    expect(items(everyone).map(({ id }) => id)).not.toContain(person?.id);
    expect(await zap(at(), 'new_contact').poll()).not.toContainEqual(expect.objectContaining({ id: person?.id }));
  });

  it.each(SOURCES)('have the same keys as a contact, and their source: %s', async (source) => {
    const [ours = {}] = await at().trigger('new_contact', {}, { isLoadingSample: true });
    const rows = await at().trigger('new_contact', { source });
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      // Someone's own fields belong to that person only.
      expect(Object.keys(row).filter(isShared)).toEqual(Object.keys(ours).filter(isShared));
      expect(row).toMatchObject({ source, account_type: backend.key });
    }
    const [found] = await at().search('find_contacts', { source });
    expect(items(found).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });

  it.each(SOURCES)('start a Zap when exactly they change, in any of these triggers: %s', async (source) => {
    const changes = zap(at(), 'new_or_updated_contact', { source });
    const watched = zap(at(), 'new_or_updated_contact', { source, watch_fields: ['first_name'] });
    const newcomers = zap(at(), 'new_contact', { source });
    for (const watch of [changes, watched, newcomers]) {
      await watch.turnOn();
      expect(await watch.poll()).toEqual([]);
    }
    at().book.renameOutsider?.(source, 'Newname');
    expect(await changes.poll()).toMatchObject([{ last_name: 'Newname', source }]);
    for (const watch of [changes, watched, newcomers]) expect(await watch.poll()).toEqual([]);
  });

  it.each(SOURCES)('are never written to: %s', async (source) => {
    const [row] = await at().trigger('new_contact', { source });
    const before = at().book.snapshot();
    for (const [key, input] of [
      ['update_contact', { company: 'Example' }],
      ['delete_contact', {}],
      ['add_note', { body: 'A note.' }],
    ] as const)
      await expect(at().create(key, { ...input, contact_id: row?.id })).rejects.toMatchObject({ name: 'AppError' });
    expect(at().book.snapshot()).toBe(before);
  });

  it("can't start from a moment", async () => {
    const start_from = new Date(Date.now() - 3_600_000).toISOString();
    await expect(at().trigger('new_contact', { source: 'domain', start_from })).rejects.toMatchObject({ name: 'HaltedError' });
    expect(at().asked()).toEqual([]);
  });
});

function isShared(key: string): boolean {
  return customId(key) === null;
}
