import type { Account, AuthData } from '../../sandbox/account.ts';
import type { Book } from '../../sandbox/book.ts';
import { setEnvironment } from '../../sandbox/environment.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { accountTypes } from '../../src/backends/registry.ts';
import { anywhere, onlyLoopback } from '../support/network.ts';
import { type Row, type Runner, runner } from '../support/run.ts';
import { type Recipe, type RecipeZap, readRecipes } from './page.ts';
import { accountIn, type OtherApps, Zap } from './zap.ts';

/** The accounts of the sandbox, by their labels on the page. */
export interface Accounts {
  readonly sandbox: Sandbox;
  of(label: string): Runner;
  /** What Zapier stores for the connection. */
  authData(label: string): AuthData;
  /** The account's contents, read and changed without the app. */
  book(label: string): Book;
  /** The IDs of all contacts with this email. */
  idsWith(label: string, email: string): string[];
  /** The first contact with this email, as the app returns it. */
  byEmail(label: string, email: string): Promise<Row | undefined>;
  zap(steps: RecipeZap, apps?: OtherApps): Zap;
  writes(): number;
}

const RECIPES = readRecipes();

/** Behind the label of an account type, if the connection is for someone else's contacts. */
const SHARED = ' with Shared Mailbox';

/** The key of the account type; undefined if the app has none. */
function keyOf(label: string): string | undefined {
  return accountTypes.find((one) => one.label === label.replace(SHARED, ''))?.key;
}

/**
 * Declares the tests of one recipe: one for each account type that it works with, or for each pair of them. The test
 * gets their labels.
 */
export function recipe(
  number: number,
  test: (recipe: Recipe, accounts: Accounts, label: string, other: string) => Promise<void>,
  size = 40,
): void {
  const found = RECIPES.find((one) => one.number === number);
  if (found === undefined) throw new Error(`the page has no recipe ${number}`);
  const runs = found.worksWith.filter((labels) => labels.every((label) => keyOf(label) !== undefined));
  describe(`${found.number}. ${found.title}`, () => {
    it.each(runs.map((labels) => [labels.join(' and '), labels] as const))('%s', async (_, labels) => {
      const [label = '', other = ''] = labels;
      await withAccounts(size, (accounts) => test(withLabels(found, labels), accounts, label, other));
    });
  });
}

/** The same recipe with other accounts: the first label replaces the first account of the tables, and so on. */
function withLabels(recipe: Recipe, labels: readonly string[]): Recipe {
  const shown = [...new Set(recipe.zaps.flat().flatMap(({ app }) => accountIn(app) ?? []))];
  if (shown.length !== labels.length)
    throw new Error(`recipe ${recipe.number} shows ${shown.length} accounts and works with ${labels.length}`);
  const zaps = recipe.zaps.map((zap) =>
    zap.map((step) => {
      const account = accountIn(step.app);
      return account === undefined ? step : { ...step, app: `Contacts (${labels[shown.indexOf(account)]})` };
    }),
  );
  return { ...recipe, zaps };
}

/** Runs a test with its own sandbox, which has `size` contacts in each account. */
export async function withAccounts(size: number, test: (accounts: Accounts) => Promise<void>): Promise<void> {
  onlyLoopback();
  const sandbox = await startSandbox({ size });
  const restore = setEnvironment(sandbox.environment);
  try {
    await test(open(sandbox));
  } finally {
    restore();
    await sandbox.close();
    anywhere();
  }
}

function open(sandbox: Sandbox): Accounts {
  const accountOf = (label: string): Account => {
    const opened = sandbox.account(keyOf(label) ?? '');
    const account = label.endsWith(SHARED) ? opened.shared : opened;
    if (account === undefined) throw new Error(`the app connects no "${label}"`);
    return account;
  };
  const runners = new Map<string, Runner>();
  const of = (label: string): Runner => {
    const found = runners.get(label) ?? runner(() => accountOf(label).connection());
    runners.set(label, found);
    return found;
  };
  const book = (label: string): Book => accountOf(label).book;
  return {
    sandbox,
    of,
    authData: (label) => accountOf(label).connection(),
    book,
    idsWith: (label, email) =>
      book(label)
        .ids()
        .filter((id) =>
          book(label)
            .read(id)
            ?.emails.some((address) => address.toLowerCase() === email),
        ),
    byEmail: async (label, email) => (await of(label).search('find_contact', { email }))[0],
    zap: (steps, apps = {}) => new Zap(steps, of, apps),
    writes: () => sandbox.requests.filter(({ method, path }) => method !== 'GET' && !/\/(?:search|\$batch)$/.test(path)).length,
  };
}
