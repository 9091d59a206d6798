import { createAppTester } from 'zapier-platform-core';
import type { PageRequest } from '../../src/contacts/page.ts';
import { pickerPerform } from '../../src/fields/picker.ts';

const tester = createAppTester({ version: '1.0.0', platformVersion: '19.1.0' });

/**
 * A drop-down over a list that says for each page where the next one begins, with a platform that stores one cursor for
 * it.
 */
function dropDown(places: readonly string[]) {
  const asked: PageRequest[] = [];
  const perform = pickerPerform(async (_run, page) => {
    asked.push(page);
    return { items: [{ id: `id ${page.number}`, name: `Name ${page.number}` }], next: places[page.number] ?? null };
  });
  let kept = '';
  const cursor = {
    get: jest.fn(async () => kept),
    set: jest.fn(async (place: string) => {
      kept = place;
      return null;
    }),
  };
  const listPage = (page?: number) =>
    tester((z, bundle) => perform({ ...z, cursor }, bundle), {
      authData: { account_type: 'contacts_api', access_token: 'token', location_id: 'location' },
      meta: page === undefined ? {} : { page },
    });
  return { asked, cursor, look: listPage };
}

describe('the pages of a drop-down', () => {
  it('each begin where the one before ended, and nowhere once that was the last', async () => {
    const { asked, look } = dropDown(['with:colon\nand line', 'second']);
    for (const page of [0, 1, 2, 3, 4]) await expect(look(page)).resolves.toEqual([{ id: `id ${page}`, name: `Name ${page}` }]);
    expect(asked).toEqual([
      { number: 0, cursor: null },
      { number: 1, cursor: 'with:colon\nand line' },
      { number: 2, cursor: 'second' },
      { number: 3, cursor: '' },
      { number: 4, cursor: '' },
    ]);
  });

  it('begin anew with the first, for which no place is asked', async () => {
    const { asked, cursor, look } = dropDown(['first', 'second']);
    for (const page of [0, 1]) await look(page);
    cursor.get.mockClear();
    for (const page of [0, undefined]) await look(page);
    expect(cursor.get).not.toHaveBeenCalled();
    expect(asked.slice(2)).toEqual([
      { number: 0, cursor: null },
      { number: 0, cursor: null },
    ]);
  });

  it.each([1, 3, 12, 20])('take no cursor that was stored for page 2 on page %i', async (page) => {
    const { asked, look } = dropDown(['first', 'second']);
    for (const before of [0, 1]) await look(before);
    await look(page);
    expect(asked.at(-1)).toEqual({ number: page, cursor: null });
  });

  it('are found only by their number if the list needs no cursor, and then none is stored', async () => {
    const { asked, cursor, look } = dropDown([]);
    for (const page of [0, 1, 2]) await look(page);
    expect(asked.map((page) => page.cursor)).toEqual([null, null, null]);
    expect(cursor.set).not.toHaveBeenCalled();
  });

  it('are still there if the platform can neither store a cursor nor return it', async () => {
    const { asked, cursor, look } = dropDown(['first', 'second']);
    cursor.set.mockRejectedValue(new Error('rpc is not available'));
    cursor.get.mockRejectedValue(new Error('rpc is not available'));
    for (const page of [0, 1]) await expect(look(page)).resolves.toEqual([{ id: `id ${page}`, name: `Name ${page}` }]);
    expect(asked).toEqual([
      { number: 0, cursor: null },
      { number: 1, cursor: null },
    ]);
  });
});
