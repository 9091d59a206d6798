import { dropCursors, keepCursors } from '../../sandbox/zapier/cursors.ts';
import { definition, type Row } from '../support/run.ts';
import { useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const LISTS = Object.values(definition.triggers)
  .filter(({ display }) => display.hidden)
  .map(({ key }) => key);

describe.each(connections)('pickers: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType);
  beforeEach(keepCursors);
  afterEach(dropCursors);

  it.each(LISTS)('%s offers everything there is, each once, page by page', async (list) => {
    const expected = at().book.choices(list);
    if (expected === undefined) return expect(['task_list', 'field_list', ...ABSENT]).toContain(list);
    const seen: string[] = [];
    let rows: readonly Row[] = [];
    for (let page = 0; page < 20; page += 1) {
      rows = await at().trigger(list, {}, { page });
      for (const row of rows) expect(row).toEqual({ id: expect.stringMatching(/./), name: expect.stringMatching(/./) });
      if (rows.length === 0) break;
      seen.push(...rows.map(({ id }) => String(id)));
    }
    expect(rows).toEqual([]);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([...expected]));
  });

  const ABSENT = [
    ...(backend.tags?.list === undefined ? ['tag_list'] : []),
    ...(backend.owners === undefined ? ['owner_list'] : []),
    ...(backend.workflows === undefined ? ['workflow_list'] : []),
    ...(backend.businesses === undefined ? ['business_list'] : []),
    ...(backend.folders === undefined ? ['folder_list'] : []),
    ...(backend.taskLists === undefined ? ['todo_list'] : []),
  ];

  it('begin anew with no regard to where an earlier look at the list had come', async () => {
    const listPage = async () => {
      const pages = [await at().trigger('contact_list', {}, { page: 0 }), await at().trigger('contact_list', {}, { page: 1 })];
      return pages.flat().map(({ id }) => id);
    };
    const first = await listPage();
    await at().trigger('contact_list', {}, { page: 2 });
    expect(await listPage()).toEqual(first);
    // A page that is requested again is the same page.
    const again = await at().trigger('contact_list', {}, { page: 1 });
    expect(first.slice(-again.length)).toEqual(again.map(({ id }) => id));
  });

  it('go on where the page before ended, and ask for nothing that was shown already', async () => {
    const requests: number[] = [];
    let rows: readonly Row[] = [];
    do {
      at().asked();
      rows = await at().trigger('contact_list', {}, { page: requests.length });
      requests.push(at().asked().length);
    } while (rows.length > 0 && requests.length < 20);
    const [first = 0, ...later] = requests;
    expect(later.length).toBeGreaterThan(1);
    // The page after the last of the default folder also reads the other folders, level by level.
    const levels = backend.folders === undefined ? 0 : 2;
    for (const taken of later) expect(taken).toBeLessThanOrEqual(first + levels);
  });

  it('page on when the platform has lost the place', async () => {
    dropCursors();
    const first = await at().trigger('contact_list', {}, { page: 0 });
    const second = await at().trigger('contact_list', {}, { page: 1 });
    expect(second.length).toBeGreaterThan(0);
    const known = new Set(first.map(({ id }) => id));
    expect(second.filter(({ id }) => known.has(id))).toEqual([]);
  });

  it('offer the fields of a contact that the account can store, its own included', async () => {
    const rows = await at().trigger('field_list');
    const offered = rows.map(({ id }) => String(id));
    expect(offered).toEqual(expect.arrayContaining(['first_name', 'email', 'phone', 'tags']));
    expect(offered.some((id) => id.startsWith('custom_'))).toBe(backend.customFields !== undefined);
    expect(new Set(offered).size).toBe(offered.length);
    await expect(at().trigger('field_list', {}, { page: 1 })).resolves.toEqual([]);
  });

  it('name people by what is known: their name with email or phone, or the one of the two there is', async () => {
    const named: readonly (readonly [id: string, name: string])[] = [
      [at().book.add({ first_name: 'Both', last_name: 'Example', emails: ['both@example.com'] }), 'Both Example (both@example.com)'],
      [
        at().book.add({ first_name: 'Three', last_name: 'Example', emails: ['three@example.com'], phones: ['+15550200991'] }),
        'Three Example (three@example.com, +15550200991)',
      ],
      [at().book.add({ first_name: 'Name', last_name: 'Example' }), 'Name Example'],
      [at().book.add({ company: 'Company Example', phones: ['+15550200990'] }), 'Company Example (+15550200990)'],
      [at().book.add({ emails: ['alone@example.com'] }), 'alone@example.com'],
    ];
    const seen = new Map<unknown, unknown>();
    for (let page = 0; page < 20; page += 1) {
      const rows = await at().trigger('contact_list', {}, { page });
      if (rows.length === 0) break;
      for (const { id, name } of rows) seen.set(id, name);
    }
    expect(named.map(([id]) => [id, seen.get(id)])).toEqual(named);
  });

  it('tell people with the same name apart', async () => {
    at().book.add({ first_name: 'Aaa', last_name: 'Aaa', emails: ['one.same@example.com'] });
    at().book.add({ first_name: 'Aaa', last_name: 'Aaa', emails: ['two.same@example.com'] });
    const names: string[] = [];
    for (let page = 0; page < 5; page += 1) {
      const rows = await at().trigger('contact_list', {}, { page });
      if (rows.length === 0) break;
      names.push(...rows.map(({ name }) => String(name)).filter((name) => name.startsWith('Aaa Aaa')));
    }
    expect(new Set(names).size).toBe(2);
  });
});
