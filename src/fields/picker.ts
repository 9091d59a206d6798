import type { ZObject } from 'zapier-platform-core';
import type { Choice, Page, PageRequest } from '../contacts/page.ts';
import { operation, type Run } from '../operation.ts';

/** The sample of every hidden list. */
export const CHOICE_SAMPLE = { id: 'choice-1', name: 'Example' };

/** The perform of a hidden list that feeds a picker: one page a call, with its cursor kept by Zapier. */
export function pickerPerform(list: (run: Run, page: PageRequest) => Promise<Page<Choice>>) {
  return operation(async (run): Promise<{ id: string; name: string }[]> => {
    const number = run.meta.page ?? 0;
    const cursor = number > 0 ? await readCursor(run.z, number) : null;
    const page = await list(run, { number, cursor });
    // The end is kept, too. Otherwise, the page after the last would start at the last one again, forever.
    if (page.next !== null || cursor !== null) await saveCursor(run.z, number + 1, page.next ?? '');
    return page.items.map(({ id, name }) => ({ id, name }));
  });
}

/** A lost cursor isn't an error: backends can find the page by its number. */
async function readCursor(z: ZObject, number: number): Promise<string | null> {
  try {
    const cursor = (await z.cursor.get()) ?? '';
    // Stored with its page number, because a cursor from an earlier call can belong to another page.
    const page = `${number}:`;
    return cursor.startsWith(page) ? cursor.slice(page.length) : null;
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
