import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { businesses } = outlook;
let mailbox: Mailbox;
let connection: Connection;
const first = { number: 0, cursor: null };

withMailbox(5, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
});

test('companies are the names that contacts have, each once', async () => {
  for (const companyName of ['Zed', 'Ada Ltd', 'Zed', null]) mailbox.store.addContact({ companyName });
  const names = (await businesses.list(connection, first)).items.map(({ id }) => id);
  expect(names).toEqual([...new Set(names)].sort((one, other) => one.localeCompare(other)));
  expect(names).toEqual(expect.arrayContaining(['Ada Ltd', 'Zed']));
  expect(mailbox.reads()).toContain('GET /me/contacts?$select=id,companyName&$top=1000');
  expect((await businesses.list(connection, { number: 1, cursor: null })).items).toEqual([]);
});

describe('companies, page by page', () => {
  /**
   * A whole book of two pages, read in a run with this much time left: what is offered, and how many pages were read.
   */
  async function read(companies: readonly string[], left: number): Promise<{ names: number; pages: number }> {
    const next = `${process.env.GRAPH_URL}/me/contacts?$skip=1`;
    const value = companies.map((companyName, index) => ({ id: `${index}`, companyName }));
    mailbox.sandbox.plan({ path: /contactFolders/, response: { status: 200, body: { value: [] } } });
    mailbox.sandbox.plan({ path: /companyName/, response: { status: 200, body: { value, '@odata.nextLink': next } } });
    mailbox.sandbox.plan({ path: /skip=1/, response: { status: 200, body: { value: [{ id: 'last', companyName: 'Zed' }] } } });
    const { items } = await businesses.list({ ...connection, http: { ...connection.http, left: () => left } }, first);
    return { names: items.length, pages: mailbox.asked().length };
  }
  const some = (count: number): string[] => Array.from({ length: count }, (_, index) => `Company ${index}`);

  test('are read to the end', async () => {
    expect(await read(['Ada Ltd'], 20_000)).toEqual({ names: 2, pages: 2 });
  });

  test('are offered as far as they were read, where five seconds of the run are left', async () => {
    expect(await read(['Ada Ltd'], 5_000)).toEqual({ names: 2, pages: 2 });
    mailbox.sandbox.reset();
    expect(await read(['Ada Ltd'], 4_999)).toEqual({ names: 1, pages: 1 });
  });

  test('are no more than anyone chooses from', async () => {
    expect(await read(some(5_000), 20_000)).toEqual({ names: 5_001, pages: 2 });
    mailbox.sandbox.reset();
    expect(await read(some(5_001), 20_000)).toEqual({ names: 5_001, pages: 1 });
  });
});
