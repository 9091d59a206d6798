import type { ZObject } from 'zapier-platform-core';
import type { Choice, Page, PageRequest } from '../contacts/page.ts';
import { operation, type Run } from '../operation.ts';

/** One sample for every hidden list. */
export const CHOICE_SAMPLE = { id: 'choice-1', name: 'Example' };

/** The perform of a hidden list that feeds a picker: one page a call, the place to go on kept by the platform. */
export function pickerPerform(list: (run: Run, page: PageRequest) => Promise<Page<Choice>>) {
  return operation(async (run): Promise<{ id: string; name: string }[]> => {
    const number = run.meta.page ?? 0;
    const cursor = number > 0 ? await readCursor(run.z, number) : null;
    const page = await list(run, { number, cursor });
    // Its end is kept as well: else the page after the last would begin where the last one did, for ever.
    if (page.next !== null || cursor !== null) await saveCursor(run.z, number + 1, page.next ?? '');
    return page.items.map(({ id, name }) => ({ id, name }));
  });
}

/** Backends that go by the number of the page need no cursor, and the others find their way without one; so a cursor that is lost is no error. */
async function readCursor(z: ZObject, number: number): Promise<string | null> {
  try {
    const place = (await z.cursor.get()) ?? '';
    // With the page that it is for: what an earlier look left behind would lead astray.
    const page = `${number}:`;
    return place.startsWith(page) ? place.slice(page.length) : null;
  } catch {
    return null;
  }
}

async function saveCursor(z: ZObject, number: number, cursor: string): Promise<void> {
  try {
    await z.cursor.set(`${number}:${cursor}`);
  } catch {
    // The next page is then found by its number.
  }
}
