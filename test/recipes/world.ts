import { setEnvironment } from '../../sandbox/environment.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { accountTypes } from '../../src/backends/registry.ts';
import { anywhere, onlyLoopback } from '../support/network.ts';
import { type Row, type Runner, runner } from '../support/run.ts';
import { type Recipe, type RecipeZap, readRecipes } from './page.ts';
import { type OtherApps, Zap } from './zap.ts';

/** The accounts of the sandbox, by their labels on the page. */
export interface Accounts {
  readonly sandbox: Sandbox;
  of(label: string): Runner;
  /** The first contact with this email, as it is now in the account. */
  byEmail(label: string, email: string): Promise<Row | undefined>;
  zap(steps: RecipeZap, apps?: OtherApps): Zap;
  writes(): number;
}

const RECIPES = readRecipes();

/**
 * Declares the tests of one recipe: one for each account type that it works with, or one for the accounts in its
 * tables.
 */
export function recipe(number: number, test: (recipe: Recipe, accounts: Accounts, label: string) => Promise<void>, size = 40): void {
  const found = RECIPES.find((one) => one.number === number);
  if (found === undefined) throw new Error(`the page has no recipe ${number}`);
  const labels =
    found.worksWith.length === 0 ? ['as it stands'] : found.worksWith.filter((label) => accountTypes.some((one) => one.label === label));
  describe(`${found.number}. ${found.title}`, () => {
    it.each(labels)('%s', async (label) => {
      await withAccounts(size, (accounts) => test(found.worksWith.length === 0 ? found : withAccount(found, label), accounts, label));
    });
  });
}

/** The same recipe with another account in every step. */
function withAccount(recipe: Recipe, label: string): Recipe {
  const zaps = recipe.zaps.map((zap) =>
    zap.map((step) => (step.app.startsWith('Contacts (') ? { ...step, app: `Contacts (${label})` } : step)),
  );
  return { ...recipe, zaps };
}

async function withAccounts(size: number, test: (accounts: Accounts) => Promise<void>): Promise<void> {
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
  const connections = sandbox.connections();
  const runners = new Map(accountTypes.map(({ key, label }) => [label, runner(() => connections[key] ?? {})]));
  const of = (label: string): Runner => {
    const found = runners.get(label);
    if (found === undefined) throw new Error(`the app connects no "${label}"`);
    return found;
  };
  return {
    sandbox,
    of,
    byEmail: async (label, email) => (await of(label).search('find_contact', { email }))[0],
    zap: (steps, apps = {}) => new Zap(steps, of, apps),
    writes: () => sandbox.requests.filter(({ method, path }) => method !== 'GET' && !/\/(?:search|\$batch)$/.test(path)).length,
  };
}
