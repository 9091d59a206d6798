import { contactsApi } from '../../src/backends/contacts_api/index.ts';
import { makeContact } from '../../src/contacts/contact.ts';
import { Problem } from '../../src/contacts/errors.ts';
import type { Criterion } from '../../src/contacts/query.ts';
import { criteria, ordered } from '../../src/fields/criteria.ts';
import { matchAfterDuplicate, matchFor, matchKeys } from '../../src/fields/match.ts';
import { runWith } from '../support/platform.ts';

const person = (id: string, created_at: string | null = null) =>
  makeContact({ id, account_type: 'contacts_api', full_name: `Name of ${id}`, created_at });

/** A run whose account knows these people by email, phone and name. */
const knowing = (people: Partial<Record<Criterion['by'], readonly string[]>>) => {
  const asked: string[] = [];
  const find = async (_connection: unknown, { by, value }: Criterion) => {
    asked.push(`${by} ${value}`);
    return (people[by] ?? []).map((id) => person(id));
  };
  return { asked, run: runWith({ contacts: { ...contactsApi.contacts, find } }) };
};

describe('the fields that an existing contact is recognised by', () => {
  it('are email and phone, as far as they are filled in', () => {
    expect(matchKeys({}, { email: 'a@example.com', phone: '5550100' })).toEqual(['email', 'phone']);
    expect(matchKeys({}, { phone: '5550100', full_name: 'Ada' })).toEqual(['phone']);
    expect(matchKeys({ match_on: ['Full_Name', 'email'] }, { email: 'a@example.com', full_name: 'Ada' })).toEqual(['full_name', 'email']);
  });

  it('are needed, are known, and hold nothing that the platform would take out', () => {
    expect(() => matchKeys({}, { full_name: 'Ada' })).toThrow('fill in email and phone');
    expect(() => matchKeys({ match_on: 'shoe_size' }, { email: 'a@example.com' })).toThrow('email, phone, full_name');
    expect(() => matchKeys({ match_on: 'full_name' }, { full_name: '{{x}}' })).toThrow('{{');
  });
});

describe('the contact that they name', () => {
  const change = { email: 'a@example.com', phone: '5550100' };

  it('is the one that all of them find', async () => {
    const { asked, run } = knowing({ email: ['one'], phone: ['one'] });
    await expect(matchFor(await run, change, ['email', 'phone'])).resolves.toEqual({ id: 'one', by: 'email' });
    expect(asked).toEqual(['email a@example.com', 'phone 5550100']);
  });

  it('is the one that any of them finds, and nobody where none does', async () => {
    await expect(matchFor(await knowing({ phone: ['one'] }).run, change, ['email', 'phone'])).resolves.toEqual({ id: 'one', by: 'phone' });
    await expect(matchFor(await knowing({}).run, change, ['email', 'phone'])).resolves.toBeNull();
  });

  it('is never guessed', async () => {
    for (const people of [{ email: ['one'], phone: ['two'] }, { email: ['one', 'two'] }]) {
      const attempt = matchFor(await knowing(people).run, change, ['email', 'phone']);
      await expect(attempt).rejects.toMatchObject({
        kind: 'ambiguous',
        message: expect.stringMatching(/Name of one \(id one\).*Name of two \(id two\)/),
      });
    }
  });

  it('is called by its name, else its company, when it is one of several, and told what to do', async () => {
    const people = [
      { id: 'one', full_name: 'Ada Example', company: 'Example Works' },
      { id: 'two', full_name: null, company: 'Example Works' },
      { id: 'three', full_name: null, company: null },
    ].map((parts) => makeContact({ account_type: 'contacts_api', ...parts }));
    const run = await runWith({ contacts: { ...contactsApi.contacts, find: async () => people } });
    const attempt = matchFor(run, change, ['email']);
    await expect(attempt).rejects.toMatchObject({ kind: 'ambiguous' });
    await expect(attempt).rejects.toThrow(
      `These belong to different contacts: email to Ada Example (id one), email to Example Works (id two) and email to no name (id three). Choose the one you mean in Match On, use Update Contact with its id, or merge them in ${contactsApi.label}. Nothing was written.`,
    );
  });

  it('is the one that the service names when it refuses a second one', () => {
    const existing = { id: 'one', by: 'phone' };
    const duplicate = new Problem('duplicate', 'There is one.', { existing });
    expect(matchAfterDuplicate(duplicate, ['email', 'phone'])).toEqual(existing);
    const other = new Problem('forbidden', 'No.', { existing });
    expect(() => matchAfterDuplicate(other, ['phone'])).toThrow(other);
    // A quiet end would lose what the step was to save.
    expect(() => matchAfterDuplicate(new Problem('duplicate', 'There is one.'), ['phone'])).toThrow(
      expect.objectContaining({ kind: 'ambiguous', message: 'There is one.' }),
    );
  });

  it('is nobody where the service knows it by a field that was not to be matched on', () => {
    const duplicate = new Problem('duplicate', 'There is one.', { existing: { id: 'one', by: 'phone' } });
    expect(() => matchAfterDuplicate(duplicate, ['email', 'full_name'])).toThrow(/contact one has it.*email and full_name only/);
  });
});

describe('what a search looks for', () => {
  it('is email, then phone, then name', () => {
    expect(criteria({ name: 'Ada', phone: '5550100', email: 'a@example.com' })).toEqual([
      { by: 'email', value: 'a@example.com' },
      { by: 'phone', value: '5550100' },
      { by: 'name', value: 'Ada' },
    ]);
    expect(criteria({ email: ' ', name: '' })).toEqual([]);
  });

  it('is put into the order that was asked for', () => {
    const [first, second, third] = [
      person('b', '2026-02-01T00:00:00.000Z'),
      person('c', '2026-03-01T00:00:00.000Z'),
      person('a', '2026-01-01T00:00:00.000Z'),
    ];
    const found = [first, second, third];
    const order = (when: 'first' | 'newest' | 'oldest' | 'fail') => ordered(found, when).map(({ id }) => id);
    expect(order('first')).toEqual(['b', 'c', 'a']);
    expect(order('newest')).toEqual(['c', 'b', 'a']);
    expect(order('oldest')).toEqual(['a', 'b', 'c']);
    expect(() => order('fail')).toThrow('3 contacts fit: b, c and a');
    expect(ordered([person('a')], 'fail')).toHaveLength(1);
  });
});
