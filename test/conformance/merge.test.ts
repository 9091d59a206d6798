import fc from 'fast-check';
import type { Facts } from '../../sandbox/book.ts';
import { isRecord } from '../../sandbox/json.ts';
import { fold } from '../../src/contacts/text.ts';
import { casesOf } from '../support/cases.ts';
import type { Inputs, Row } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { accounts } from './accounts.ts';

const EMAILS = ['ada.m@example.com', 'ben.m@example.com', 'cleo.m@example.com', 'dora.m@example.com'];
const PHONES = ['+15550200801', '+15550200802', '+15550200803', '+4930123457', '+15550200805'];
const TAGS = ['customer', 'lead', 'newsletter', 'partner'];

const maybe = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 2 });
const person = fc.record({
  first_name: maybe('Ada', 'Ben'),
  last_name: maybe('Merge', 'Van Merge'),
  emails: fc.uniqueArray(fc.constantFrom(...EMAILS), { maxLength: 3 }),
  phones: fc.uniqueArray(fc.constantFrom(...PHONES), { maxLength: 3 }),
  company: maybe('Example Works', 'Example Shops'),
  job_title: maybe('Engineer', 'Buyer'),
  street: maybe('1 Example Street', '2 Example Road'),
  city: maybe('Lyon', 'Bern'),
  birthday: maybe('1990-12-31', '1980-02-29'),
  notes: maybe('Met at the fair.', 'Wants an offer.\nCall in May.'),
  tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 2 }),
});
const task = fc.record({
  title: fc.constantFrom('Call', 'Write'),
  description: fc.option(fc.constantFrom('About the order.'), { nil: undefined }),
  due_date: fc.constantFrom('2030-05-06T09:00:00-05:00', '2031-01-02T09:00:00-06:00'),
  completed: fc.constantFrom('yes', 'no'),
});
const things = fc.record({
  tasks: fc.array(task, { maxLength: 2 }),
  notes: fc.array(fc.constantFrom('Called.', 'Wrote.'), { maxLength: 2 }),
});
interface Things {
  readonly tasks: readonly Inputs[];
  readonly notes: readonly string[];
}
const pair = fc.tuple(person, person, things, things);

describe.each(accounts)('merging contacts: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const merge = (keep_contact_id: string, merge_contact_id: string, more: Inputs = {}): Promise<Row> =>
    at().create('merge_contacts', { keep_contact_id, merge_contact_id, ...more });

  /** One email and one phone, where the account has no more. */
  const added = async (facts: Partial<Facts>, { tasks, notes }: Things = { tasks: [], notes: [] }): Promise<string> => {
    const contact_id = at().book.add(facts);
    if (backend.tasks !== undefined) for (const one of tasks) await at().create('add_task', { contact_id, ...one });
    if (backend.notes !== undefined) for (const body of notes) await at().create('add_note', { contact_id, body });
    return contact_id;
  };

  /** Every value of a contact as a text, with everything that belongs to it. */
  const valuesOf = (id: string): string[] => {
    const facts = at().book.read(id);
    if (facts === null) return [];
    const texts = Object.values(facts)
      .flat()
      .filter((value) => value !== null);
    const tasks = at()
      .book.tasks(id)
      .map((one) => JSON.stringify(one));
    const notes = at()
      .book.notes(id)
      .flatMap((text) => text.split('\n'));
    return [...texts.flatMap((text) => String(text).split('\n')), ...tasks, ...notes].map(fold);
  };
  const stateOf = (id: string) => ({
    facts: at().book.read(id),
    tasks: at()
      .book.tasks(id)
      .map((one) => JSON.stringify(one))
      .sort(),
    notes: at().book.notes(id).slice().sort(),
  });
  const droppedIn = (output: Row): string[] =>
    Array.isArray(output.conflicts) ? output.conflicts.filter(isRecord).map(({ dropped }) => fold(String(dropped))) : [];
  const lostFrom = (values: readonly string[], there: readonly string[]): string[] =>
    values.filter((value) => !there.some((one) => one.includes(value)));

  it('keeps every value of both in the result, or lists it as a conflict; or refuses and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async ([one, two, ofOne, ofTwo]) => {
        at().sandbox.reset();
        const [kept, other] = [await added(one, ofOne), await added(two, ofTwo)];
        const values = [...valuesOf(kept), ...valuesOf(other)];
        const own = at().book.read(kept);
        const before = at().book.snapshot();
        const preview = await merge(kept, other, { preview: 'yes' }).catch((error: unknown) => error);
        expect(at().book.snapshot()).toBe(before);
        const done = await merge(kept, other).catch((error: unknown) => error);
        if (!isRecord(done) || done instanceof Error) {
          expect(done).toMatchObject({ code: 'invalid_input', message: expect.stringMatching(/keeps at most/) });
          expect(preview).toMatchObject({ message: Object(done).message });
          expect(at().book.snapshot()).toBe(before);
          return;
        }
        expect(done.outcome).toBe('merged');
        const { updated_at: _before, ...shown } = Object(preview);
        const { updated_at: _after, ...told } = done;
        expect(shown).toEqual(told);
        expect(at().book.read(other)).toBeNull();
        const addresses = fold(JSON.stringify(done.addresses));
        expect(lostFrom(values, [...valuesOf(kept), ...droppedIn(done), addresses])).toEqual([]);
        // The kept one's own texts stay.
        for (const key of ['first_name', 'last_name', 'company', 'job_title', 'birthday'] as const)
          if (own?.[key]) expect(at().book.read(kept)?.[key]).toBe(own[key]);
        await expect(merge(kept, other)).resolves.toMatchObject({
          id: kept,
          outcome: 'unchanged',
          merged_contact_id: other,
          conflicts: [],
        });
      }),
      { numRuns: casesOf(5) },
    );
  });

  it('loses nothing if it stops after any request, and a second run ends the same', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async ([one, two, ofOne, ofTwo]) => {
        const start = async () => {
          at().sandbox.reset();
          return [await added(one, ofOne), await added(two, ofTwo)] as const;
        };
        const [kept, other] = await start();
        const values = [...valuesOf(kept), ...valuesOf(other)];
        const whole = await merge(kept, other).catch(() => null);
        if (whole === null) return;
        const state = stateOf(kept);
        for (let after = 1; ; after += 1) {
          const [k, o] = await start();
          at().sandbox.clearRequests();
          at().sandbox.plan({ after, times: 1000, response: { status: 500, body: {} } });
          const stopped = await merge(k, o).then(
            () => null,
            (error: unknown) => error,
          );
          at().sandbox.clearFaults();
          if (stopped === null) break;
          const both = [...valuesOf(k), ...valuesOf(o), ...droppedIn(whole)];
          expect(lostFrom(values, both)).toEqual([]);
          const second = await merge(k, o);
          expect(['merged', 'unchanged']).toContain(second.outcome);
          expect(stateOf(k)).toEqual(state);
          expect(at().book.read(o)).toBeNull();
        }
      }),
      { numRuns: casesOf(2) },
    );
  });
});

describe.each(accounts)('a merge in single cases: %s', (key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const merge = (keep_contact_id: string, merge_contact_id: string, more: Inputs = {}): Promise<Row> =>
    at().create('merge_contacts', { keep_contact_id, merge_contact_id, ...more });
  const ada = { first_name: 'Ada', last_name: 'Keep', emails: ['ada.keep@example.com'] };
  const two = (one: Partial<Facts> = {}, other: Partial<Facts> = {}): readonly [string, string] => [
    at().book.add({ ...ada, ...one }),
    at().book.add({
      first_name: 'Ada',
      last_name: 'Keep',
      emails: [],
      phones: ['+15550200811'],
      street: '1 Example Street',
      city: 'Lyon',
      ...other,
    }),
  ];

  it('fills only the blanks, and says what changed and what it dropped', async () => {
    const [kept, other] = two({ birthday: '1990-12-31' }, { birthday: '1991-01-01', tags: ['customer'] });
    await expect(merge(kept, other)).resolves.toMatchObject({
      id: kept,
      outcome: 'merged',
      merged_contact_id: other,
      phone: '+15550200811',
      birthday: '1990-12-31',
      changes: expect.arrayContaining([
        { field: 'phones', before: null, after: '+15550200811' },
        { field: 'tags', before: null, after: 'customer' },
      ]),
      conflicts: [{ field: 'birthday', kept: '1990-12-31', dropped: '1991-01-01' }],
    });
    expect(at().book.read(kept)).toMatchObject({ ...ada, phones: ['+15550200811'], city: 'Lyon', tags: ['customer'] });
    expect(at().book.read(other)).toBeNull();
  });

  it('takes emails in place of the IDs, and is done if it runs again', async () => {
    const [kept, other] = two({}, { emails: ['ada.other@example.com'] });
    await expect(merge('ada.keep@example.com', 'ada.other@example.com')).resolves.toMatchObject({
      id: kept,
      outcome: 'merged',
      merged_contact_id: other,
    });
    await expect(merge('ada.keep@example.com', 'ada.other@example.com')).resolves.toMatchObject({ id: kept, outcome: 'unchanged' });
  });

  it('refuses the same contact twice, and a kept contact that is gone', async () => {
    const [kept, other] = two();
    const same = 'Keep Contact and Merge Contact are the same contact';
    await expect(merge(kept, kept)).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining(same) });
    await expect(merge(kept, 'ada.keep@example.com')).resolves.toMatchObject({ outcome: 'unchanged' });
    await expect(merge('ada.keep@example.com', kept)).rejects.toThrow(same);
    at().book.remove(kept);
    const before = at().book.snapshot();
    await expect(merge(kept, other)).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringMatching(new RegExp(`Keep Contact \\(ID ${kept.replace(/[+=/]/g, '.')}\\) doesn't exist`)),
    });
    expect(at().book.snapshot()).toBe(before);
  });

  it('says what is where if the deletion fails, and a second run finishes it', async () => {
    const [kept, other] = two();
    at().sandbox.plan({ method: 'DELETE', response: { status: 500, body: {} } });
    await expect(merge(kept, other)).rejects.toMatchObject({
      name: 'AppError',
      code: 'partly_done',
      message: expect.stringMatching(
        /^The merge stopped half-way: Ada Keep .* has everything of Ada Keep .*, which isn't deleted\. .* Run this step again to finish the merge\./,
      ),
    });
    expect(at().book.read(other)).not.toBeNull();
    await expect(merge(kept, other)).resolves.toMatchObject({ outcome: 'merged' });
    expect(at().book.read(other)).toBeNull();
  });

  it('is refused for a connection that may only read, in a preview, too', async () => {
    const [kept, other] = two();
    const reader = at().connected({ access: 'read' });
    for (const preview of ['yes', 'no'])
      await expect(reader.create('merge_contacts', { keep_contact_id: kept, merge_contact_id: other, preview })).rejects.toMatchObject({
        code: 'forbidden',
      });
    expect(at().book.read(other)).not.toBeNull();
  });

  if (accountType.maxEmails !== undefined)
    it('names the values that are too many before anything is written', async () => {
      const [kept, other] = two({ emails: ['a1@example.com', 'a2@example.com'] }, { emails: ['b1@example.com', 'b2@example.com'] });
      const before = at().book.snapshot();
      await expect(merge(kept, other)).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringMatching(/at most 3 email addresses .* b2@example\.com/),
      });
      expect(at().book.snapshot()).toBe(before);
    });

  if (accountType.refusesDuplicates)
    it('frees the other contact of what the service takes only once, and gives it back if that fails', async () => {
      const [kept, other] = two();
      at().sandbox.plan({ after: 1, method: 'PUT', path: new RegExp(kept), response: { status: 422, body: { message: 'No.' } } });
      await expect(merge(kept, other)).rejects.toMatchObject({ code: expect.any(String) });
      expect(at().book.read(other)?.phones).toEqual(['+15550200811']);
      await expect(merge(kept, other)).resolves.toMatchObject({ outcome: 'merged', phone: '+15550200811' });
      expect(at().book.notes(kept)).toEqual([]);
    });

  if (backend.appointments !== undefined)
    it('keeps a contact whose appointments would be lost', async () => {
      const appointed =
        at()
          .book.ids()
          .find((id) => (at().book.details?.(id)?.appointments?.length ?? 0) > 0) ?? '';
      const [kept] = two();
      const before = at().book.snapshot();
      await expect(merge(kept, appointed)).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringContaining("can't move appointments"),
      });
      expect(at().book.snapshot()).toBe(before);
    });

  if (backend.tasks !== undefined)
    it('moves the tasks with due date, description, state and owner', async () => {
      const [kept, other] = two();
      const owner = at().book.choices('owner_list')?.[0];
      const details = { title: 'Call', description: 'About it', due_date: '2030-05-06T09:00:00-05:00', completed: 'yes' };
      const task = await at().create('add_task', { contact_id: other, ...details, ...(owner === undefined ? {} : { owner_id: owner }) });
      const [before] = at().book.tasks(other);
      await merge(kept, other);
      expect(at().book.tasks(kept)).toEqual([before]);
      const [found] = await at().search('find_tasks', { contact_id: kept, status: 'all' });
      expect(found).toMatchObject({ tasks: [{ title: 'Call', completed: true, owner_id: task.owner_id, due_date: task.due_date }] });
    });

  if (backend.photo !== undefined)
    it('gives the photo to a contact without one, or lists it', async () => {
      const { pictured = '', plain = '' } = at().book.photographed?.() ?? {};
      const picture = at().book.photo?.(pictured);
      const done = await merge(plain, pictured);
      if (accountType.has.includes('setPhoto')) expect(at().book.photo?.(plain)).toEqual(picture);
      else expect(done.conflicts).toEqual(expect.arrayContaining([{ field: 'photo', kept: null, dropped: 'another photo' }]));
    });

  if (backend.photo?.set !== undefined)
    it('keeps the own photo and lists another one, but not the same one', async () => {
      const { pictured = '', plain = '' } = at().book.photographed?.() ?? {};
      const picture = at().book.photo?.(pictured) ?? Buffer.alloc(0);
      const [own, same] = [Buffer.concat([picture, Buffer.from([0])]), picture];
      for (const [bytes, conflicts] of [
        [own, [{ field: 'photo', kept: 'a photo', dropped: 'another photo' }]],
        [same, []],
      ] as const) {
        at().sandbox.reset();
        await at().create('set_contact_photo', { contact_id: plain, photo: `data:image/png;base64,${bytes.toString('base64')}` });
        const done = await merge(plain, pictured);
        expect(Array.isArray(done.conflicts) && done.conflicts.filter((one) => Object(one).field === 'photo')).toEqual(conflicts);
        expect(at().book.photo?.(plain)).toEqual(bytes);
      }
    });

  if (backend.sources !== undefined && key === 'nylas')
    it('refuses people outside the address book', async () => {
      const [outsider] = await at().search('find_contacts', { source: 'inbox', limit: 1 });
      const [kept] = two();
      const before = at().book.snapshot();
      await expect(merge(kept, String(outsider?.id))).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringContaining('address book'),
      });
      expect(at().book.snapshot()).toBe(before);
    });

  if (backend.customFields !== undefined)
    it('gives the custom values to the kept contact, and lists those that differ', async () => {
      const [kept, other] = two();
      const form = await at().form('creates', 'update_contact');
      const [one = '', another = ''] = form
        .filter(({ key: name, choices, list, placeholder }) => name.startsWith('custom_') && !choices && !list && !placeholder)
        .map(({ key: name }) => name);
      await at().create('update_contact', { contact_id: kept, [one]: 'Own' });
      await at().create('update_contact', { contact_id: other, [one]: 'Other', [another]: 'New' });
      await expect(merge(kept, other)).resolves.toMatchObject({
        [one]: 'Own',
        [another]: 'New',
        conflicts: [{ field: one, kept: 'Own', dropped: 'Other' }],
      });
    });
});
