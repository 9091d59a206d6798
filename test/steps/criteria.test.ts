import type { Contact } from '../../src/contacts/contact.ts';
import { Problem } from '../../src/contacts/errors.ts';
import { putChosenFirst } from '../../src/steps/criteria.ts';
import { emptyIfNotFound } from '../../src/steps/empty_if_not_found.ts';
import { person } from '../contacts/people.ts';

const made = (id: string, created_at: string | null = null): Contact => person({ id, created_at });
const ids = (found: readonly Contact[]) => found.map(({ id }) => id);

describe('which of several contacts is meant', () => {
  const found = [
    made('second', '2026-02-01T00:00:00.000Z'),
    made('undated'),
    made('third', '2026-03-01T00:00:00.000Z'),
    made('first', '1969-01-01T00:00:00.000Z'),
    made('third too', '2026-03-01T00:00:00.000Z'),
  ];

  it('is the one that was found first, by default', () => {
    expect(ids(putChosenFirst(found, 'first'))).toEqual(['second', 'undated', 'third', 'first', 'third too']);
  });

  it('is the oldest or the newest; those of one moment stay in the order in which they were found', () => {
    const dated = found.filter(({ id }) => id !== 'undated');
    expect(ids(putChosenFirst(dated, 'oldest'))).toEqual(['first', 'second', 'third', 'third too']);
    expect(ids(putChosenFirst(dated, 'newest'))).toEqual(['third', 'third too', 'second', 'first']);
    // Without a date, its age is unknown, so it never counts as the newest.
    expect(ids(putChosenFirst([made('undated'), made('dated', '2026-02-01T00:00:00.000Z')], 'newest'))).toEqual(['dated', 'undated']);
  });

  it('is for the person to decide: the message names five of them at most', () => {
    const several = (count: number) =>
      putChosenFirst(
        Array.from({ length: count }, (_, number) => made(`c${number}`)),
        'fail',
      );
    const next = 'Search for something that only one of them has.';
    const named = (id: string) => `Ada Byron (ada@example.com, ID ${id})`;
    expect(ids(several(1))).toEqual(['c0']);
    expect(() => several(2)).toThrow(
      expect.objectContaining({ kind: 'ambiguous', message: `2 contacts were found: ${named('c0')} and ${named('c1')}. ${next}` }),
    );
    expect(() => several(6)).toThrow(`6 contacts were found: ${['c0', 'c1', 'c2', 'c3', 'c4'].map(named).join(', ')} and 1 more. ${next}`);
  });
});

describe('a search by an unknown ID', () => {
  it('finds nothing, and fails for every other reason', async () => {
    await expect(emptyIfNotFound(Promise.resolve(['a']))).resolves.toEqual(['a']);
    await expect(emptyIfNotFound(Promise.reject(new Problem('not_found', 'It is not there.')))).resolves.toEqual([]);
    for (const error of [new Problem('forbidden', 'It is not allowed.'), new TypeError('a mistake')])
      await expect(emptyIfNotFound(Promise.reject(error))).rejects.toBe(error);
  });
});
