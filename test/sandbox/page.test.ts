import { accountTypes } from '../../sandbox/accounts.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';

let sandbox: Sandbox;
let now = Date.UTC(2026, 0, 5);
beforeAll(async () => {
  // Outlook's dates are whole seconds: no two things happen within one.
  sandbox = await startSandbox({ size: 40, clock: () => (now += 1_000) });
});
afterAll(() => sandbox.close());

interface View {
  readonly accounts: readonly { readonly key: string; readonly label: string; readonly total: number }[];
  readonly account: { readonly key: string; readonly contacts: readonly { readonly id: string; readonly company: string }[] };
}

async function viewOf(account: string): Promise<View> {
  const answer = await fetch(`${sandbox.url}/_sandbox/page/view?account=${account}`);
  const view: View = JSON.parse(await answer.text());
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
