import type { Candidate } from '../../src/backends/backend.ts';
import { contactsApi } from '../../src/backends/contacts_api/index.ts';
import { type Contact, makeContact } from '../../src/contacts/contact.ts';
import type { Input } from '../../src/operation.ts';
import { putChosenFirst, putExactFirst, readCriteria } from '../../src/steps/criteria.ts';
import { pickMatch, readMatching } from '../../src/steps/match.ts';
import { runWith } from '../support/platform.ts';

const person = (id: string, created_at: string | null = null) =>
  makeContact({ id, account_type: 'contacts_api', full_name: `Name of ${id}`, created_at });

const candidate = (id: string, parts: Partial<Contact> & { email?: string; phone?: string } = {}): Candidate => ({
  contact: makeContact({
    ...person(id),
    ...parts,
    emails: parts.email === undefined ? [] : [{ address: parts.email, type: null }],
    phones: parts.phone === undefined ? [] : [{ number: parts.phone, type: null }],
  }),
  update: () => Promise.reject(new Error('nobody updates here')),
});

describe('the fields that an existing contact is recognized by', () => {
  const both = { email: 'a@example.com', phone: '5550100', full_name: 'Ada' };

  it('are email and phone, if they are filled in', () => {
    expect(readMatching({}, both).identity).toEqual({ email: 'a@example.com', phone: '5550100' });
    expect(readMatching({}, { phone: '5550100', full_name: 'Ada' }).identity).toEqual({ phone: '5550100' });
    expect(readMatching({ match_on: ['Full_Name', 'email'] }, both).identity).toEqual({ email: 'a@example.com', name: 'Ada' });
  });

  it("don't hide an email of the step", () => {
    expect(readMatching({ match_on: 'phone' }, { ...both, other_emails: ['b@example.com'] })).toEqual({
      identity: { phone: '5550100' },
      emails: ['a@example.com', 'b@example.com'],
      whenSeveral: 'fail',
    });
  });

  it('are needed, are known, and hold nothing that the platform would take out', () => {
    expect(() => readMatching({}, { full_name: 'Ada' })).toThrow('Fill in Email or Phone');
    expect(() => readMatching({ match_on: 'shoe_size' }, both)).toThrow('Email, Phone, Full Name');
    expect(() => readMatching({ match_on: 'full_name' }, { full_name: '{{x}}' })).toThrow('{{');
    expect(() => readMatching({ when_several: 'first' }, both)).toThrow(/Fail, Newest, Oldest/i);
  });
});

describe('the contact that they name', () => {
  const change = { email: 'a@example.com', phone: '+1 555 010 0123' };
  const match = async (candidates: readonly Candidate[], input: Input = {}, given = change, country?: () => Promise<string | null>) => {
    const run = await runWith({ phoneCountry: country ?? (() => Promise.reject(new Error('no country is needed'))) });
    const found = await pickMatch(run, candidates, readMatching(input, given));
    return found === null ? null : [found.by, found.candidate.contact.id];
  };

  it('is the one with the email, whoever has the phone, and no country is requested', async () => {
    const people = [candidate('one', { email: 'A@example.com' }), candidate('two', { phone: '555 010 0123' })];
    await expect(match(people)).resolves.toEqual(['email', 'one']);
    await expect(match([candidate('two', { email: 'b@example.com', phone: '555 010 0123' })])).resolves.toBeNull();
    await expect(match([])).resolves.toBeNull();
  });

  it('is found by a phone of the account’s country, else of the time zone', async () => {
    const people = [candidate('one', { phone: '(555) 010-0123' })];
    await expect(match(people, {}, change, async () => 'us')).resolves.toEqual(['phone', 'one']);
    await expect(match(people, {}, change, async () => null)).resolves.toEqual(['phone', 'one']);
    await expect(match(people, {}, change, async () => 'DE')).resolves.toBeNull();
    await expect(match([candidate('one', { phone: '+15550100123' })])).resolves.toEqual(['phone', 'one']);
  });

  it('is for the person to choose where several have the email', async () => {
    const twins = [
      candidate('old', { email: 'a@example.com', created_at: '2024-01-01T00:00:00.000Z' }),
      candidate('new', { email: 'a@example.com', created_at: '2026-01-01T00:00:00.000Z' }),
      candidate('middle', { email: 'a@example.com', created_at: '2025-01-01T00:00:00.000Z' }),
    ];
    await expect(match(twins, { when_several: 'newest' })).resolves.toEqual(['email', 'new']);
    await expect(match(twins, { when_several: 'oldest' })).resolves.toEqual(['email', 'old']);
    await expect(match(twins)).rejects.toMatchObject({
      kind: 'ambiguous',
      message: `3 contacts have the email "a@example.com": Name of old (a@example.com, ID old), Name of new (a@example.com, ID new) and Name of middle (a@example.com, ID middle). Choose which one to update in When Several Match, use Update Contact, or merge them in ${contactsApi.label}.`,
    });
    await expect(match([...twins, candidate('undated', { email: 'a@example.com' })], { when_several: 'newest' })).rejects.toMatchObject({
      kind: 'ambiguous',
      message: expect.stringContaining(`${contactsApi.label} doesn't say when they were created, so this step can't tell which is newest.`),
    });
    const undated = ['1', '2'].map((id) => candidate(id, { email: 'a@example.com' }));
    await expect(match(undated)).rejects.toMatchObject({
      kind: 'ambiguous',
      message:
        '2 contacts have the email "a@example.com": Name of 1 (a@example.com, ID 1) and Name of 2 (a@example.com, ID 2). Use Update Contact with the one you mean, or merge them.',
    });
  });

  it('is for the person to choose where several have the name', async () => {
    const twins = [
      candidate('1', { full_name: 'Ada', created_at: '2024-01-01T00:00:00.000Z' }),
      candidate('2', { full_name: 'ada', created_at: '2025-01-01T00:00:00.000Z' }),
    ];
    const named = { ...change, full_name: 'Ada' };
    await expect(match(twins, { match_on: 'full_name', when_several: 'newest' }, named)).resolves.toEqual(['full_name', '2']);
    await expect(match(twins, { match_on: 'full_name' }, named)).rejects.toThrow('2 contacts have the full name "Ada"');
  });

  it('is never one of several with the phone, whatever is chosen', async () => {
    const family = ['mia', 'eva'].map((id) => candidate(id, { phone: '+15550100123', created_at: '2024-01-01T00:00:00.000Z' }));
    const attempt = match(family, { match_on: 'phone', when_several: 'newest' }, { phone: '+1 555 010 0123' } as typeof change);
    await expect(attempt).rejects.toMatchObject({
      kind: 'ambiguous',
      message:
        'Several contacts have the phone "+1 555 010 0123": Name of mia (+15550100123, ID mia) and Name of eva (+15550100123, ID eva). Fill in Email to say which one you mean, or use Update Contact.',
    });
    await expect(match(family)).resolves.toBeNull();
  });

  it('is asked for if a country code is missing', async () => {
    const otto = candidate('otto', { phone: '+49 30 12345678' });
    const given = { phone: '030 12345678' } as typeof change;
    await expect(match([otto], {}, given, async () => 'DE')).resolves.toEqual(['phone', 'otto']);
    await expect(match([otto], {}, given, async () => null)).rejects.toMatchObject({
      kind: 'ambiguous',
      message:
        'The phone "030 12345678" may belong to Name of otto (+49 30 12345678, ID otto), but only one of the two numbers has a country code. Add the country code, like +1 555 010 0123, and run the step again.',
    });
    const stored = candidate('otto', { phone: '030 12345678' });
    await expect(match([stored], {}, { phone: '+49 30 12345678' } as typeof change, async () => null)).rejects.toMatchObject({
      kind: 'ambiguous',
      message:
        'The phone "+49 30 12345678" may belong to Name of otto (030 12345678, ID otto), but only one of the two numbers has a country code. Add the country code to the number that is saved there, and run the step again.',
    });
  });
});

describe('what a search looks for', () => {
  it('is email, then phone, then name', () => {
    expect(readCriteria({ name: 'Ada', phone: '5550100', email: 'a@example.com' })).toEqual([
      { by: 'email', value: 'a@example.com' },
      { by: 'phone', value: '5550100' },
      { by: 'name', value: 'Ada' },
    ]);
    expect(readCriteria({ email: ' ', name: '' })).toEqual([]);
  });

  it('is no one if the caller withholds the number', () => {
    for (const email of ['anonymous', 'n/a', '-', 'unknown', 'bea', '@', 'a b@example.com']) expect(readCriteria({ email })).toEqual([]);
    for (const phone of ['anonymous', 'n/a', '-', '+', 'call me']) expect(readCriteria({ phone })).toEqual([]);
    for (const name of ['Anonymous', 'N/A', '-', '?', 'unknown']) expect(readCriteria({ name })).toEqual([]);
    expect(readCriteria({ email: 'n/a', phone: '+15550100123' })).toEqual([{ by: 'phone', value: '+15550100123' }]);
  });

  it('is first if it matches exactly', () => {
    const ending = candidate('ending', { phone: '010-0123' }).contact;
    const whole = candidate('whole', { phone: '+1 (555) 010-0123' }).contact;
    const ada = makeContact({ ...person('ada'), full_name: 'Ada', first_name: 'Ada' });
    const byron = makeContact({ ...person('byron'), full_name: 'Ada Byron', first_name: 'Ada', last_name: 'Byron' });
    const ids = (found: readonly Contact[]) => found.map(({ id }) => id);
    expect(ids(putExactFirst([ending, whole], { by: 'phone', value: '+15550100123' }))).toEqual(['whole', 'ending']);
    expect(ids(putExactFirst([byron, ada], { by: 'name', value: 'ada' }))).toEqual(['ada', 'byron']);
  });

  it('is put into the requested order', () => {
    const found = [
      person('b', '2026-02-01T00:00:00.000Z'),
      person('c', '2026-03-01T00:00:00.000Z'),
      person('a', '2026-01-01T00:00:00.000Z'),
    ];
    const order = (when: 'first' | 'newest' | 'oldest' | 'fail') => putChosenFirst(found, when).map(({ id }) => id);
    expect(order('first')).toEqual(['b', 'c', 'a']);
    expect(order('newest')).toEqual(['c', 'b', 'a']);
    expect(order('oldest')).toEqual(['a', 'b', 'c']);
    expect(() => order('fail')).toThrow('3 contacts were found: Name of b (ID b), Name of c (ID c) and Name of a (ID a).');
    expect(putChosenFirst([person('a')], 'fail')).toHaveLength(1);
  });

  it('has no newest where the account keeps no dates', () => {
    expect(() => putChosenFirst([person('a'), person('b')], 'newest')).toThrow(
      "doesn't say when they were created, so this step can't tell which is newest",
    );
    expect(putChosenFirst([person('a')], 'newest')).toHaveLength(1);
  });
});
