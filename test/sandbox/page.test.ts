import { accountTypes } from '../../sandbox/accounts.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';

let sandbox: Sandbox;
let now = Date.UTC(2026, 0, 5);
beforeAll(async () => {
  // Outlook's dates are whole seconds, so no two things may happen within one.
  sandbox = await startSandbox({ size: 40, clock: () => (now += 1_000) });
});
afterAll(() => sandbox.close());

interface Row {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly company: string;
}

interface View {
  readonly accounts: readonly { readonly key: string; readonly label: string; readonly total: number }[];
  readonly account: {
    readonly key: string;
    readonly found: number;
    readonly page: number;
    readonly pages: number;
    readonly contacts: readonly Row[];
    readonly contact: Readonly<Record<string, unknown>> | null;
    readonly folders: readonly unknown[] | null;
  };
}

async function viewOf(account: string, more: Readonly<Record<string, string>> = {}): Promise<View> {
  const response = await fetch(`${sandbox.url}/_sandbox/page/view?${new URLSearchParams({ account, ...more })}`);
  const view: View = JSON.parse(await response.text());
  return view;
}

const post = (what: string, body: unknown) => fetch(`${sandbox.url}/_sandbox/page/${what}`, { method: 'POST', body: JSON.stringify(body) });

describe('the page for people', () => {
  it('shows the first account where none is named', async () => {
    expect((await viewOf('')).account).toMatchObject({ key: 'contacts_api' });
  });

  it('has every account of the sandbox', async () => {
    const { accounts } = await viewOf('outlook');
    expect(accounts.map(({ key }) => key)).toEqual(Object.keys(sandbox.connections()));
  });

  it.each(Object.keys(accountTypes))('shows whoever was changed or added last first: %s', async (account) => {
    const before = (await viewOf(account)).account.contacts;
    const last = before.at(-1)?.id;
    expect((await post('change', { account, id: last, company: 'Changed Example' })).status).toBe(204);
    expect((await viewOf(account)).account.contacts[0]).toMatchObject({ id: last, company: 'Changed Example' });
    const added: { readonly id: string } = JSON.parse(await (await post('add', { account })).text());
    const after = (await viewOf(account)).account.contacts;
    expect(after.slice(0, 2).map(({ id }) => id)).toEqual([added.id, last]);
  });
});

describe.each(Object.keys(accountTypes))('the contacts of %s', (account) => {
  const found = async (search: string) => {
    const { contacts, ...rest } = (await viewOf(account, { search })).account;
    return { emails: contacts.map(({ email }) => email), ...rest };
  };

  it.each([
    ['a part of a name', 'rsula ko'],
    ['an email in any case', 'Ursula.Kowalczyk@EXAMPLE.com'],
    ['a phone however it is written', '(555) 010-7788'],
    ['a company', 'unheard-of works'],
    ['a tag', 'never seen'],
  ])('are found by %s', async (_what, text) => {
    const id = sandbox.account(account).book.add({
      first_name: 'Ursula',
      last_name: 'Kowalczyk',
      emails: ['ursula.kowalczyk@example.com'],
      phones: ['+15550107788'],
      company: 'Unheard-of Works',
      tags: ['never seen'],
    });
    expect((await found(text)).emails).toEqual(['ursula.kowalczyk@example.com']);
    expect((await found(id)).emails).toEqual(['ursula.kowalczyk@example.com']);
    sandbox.account(account).book.remove(id);
    expect(await found(text)).toMatchObject({ emails: [], found: 0, page: 1, pages: 1 });
  });

  it('come page by page, each once; beyond the last page is the last one', async () => {
    const { pages, found: all } = (await viewOf(account)).account;
    const seen: string[] = [];
    for (let page = 1; page <= pages; page += 1) {
      const view = (await viewOf(account, { page: String(page) })).account;
      expect(view.page).toBe(page);
      seen.push(...view.contacts.map(({ id }) => id));
    }
    expect(pages).toBeGreaterThan(1);
    expect(seen).toHaveLength(all);
    expect(new Set(seen)).toEqual(new Set(sandbox.account(account).book.ids()));
    expect((await viewOf(account, { page: '999' })).account).toMatchObject({ page: pages });
    for (const page of ['0', '-1', 'x', '1.5']) expect((await viewOf(account, { page })).account).toMatchObject({ page: 1 });
  });

  it("say everything about the opened one, and what the account type doesn't have", async () => {
    const { book } = sandbox.account(account);
    const id = book.ids().find((one) => book.read(one)?.emails[0] === 'ada.obrien.0@example.com') ?? '';
    const { contact, folders } = (await viewOf(account, { contact: id })).account;
    const parts = ['tasks', 'appointments', 'customFields', 'folder', 'photo'];
    const capabilities = ['tasks', 'appointments', 'customFields', 'folders', 'photo'];
    const has = accountTypes[account]?.has ?? [];
    expect(contact).toMatchObject({ id, name: "Ada O'Brien", notes: [{ text: expect.stringContaining('Met at the example fair') }] });
    const shown = parts.filter((part) => contact?.[part] !== undefined);
    expect(shown).toEqual(parts.filter((_, index) => has.some((one) => one === capabilities[index])));
    expect(contact?.missing).toHaveLength(parts.length - shown.length);
    expect(folders === null).toBe(!has.includes('folders'));
    const photo = await fetch(`${sandbox.url}/_sandbox/page/photo?${new URLSearchParams({ account, id })}`);
    expect(photo.status).toBe(has.includes('photo') ? 200 : 404);
    expect((await viewOf(account, { contact: 'nobody' })).account.contact).toBeNull();
  });
});
