import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** Where the app that was built for this folder is. */
const DIST = path.join('dist', 'index.js');

/** The parts of a definition that a test of every operation needs. */
export interface Definition {
  readonly authentication: { readonly fields: readonly { readonly key: string; readonly choices?: Readonly<Record<string, string>> }[] };
  readonly triggers: Readonly<Record<string, { readonly operation: { readonly canPaginate?: boolean } }>>;
  readonly searches: Readonly<Record<string, unknown>>;
  readonly creates: Readonly<Record<string, unknown>>;
}

/**
 * Builds the app of these account types (all if undefined) into a folder like a developer's: without sources, with
 * dependencies.
 */
export async function stageApp(folder: string, backends: string | undefined): Promise<Definition> {
  mkdirSync(folder, { recursive: true });
  const { CONTACTS_BACKENDS: _all, ...env } = process.env;
  execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'build.ts'), '--outfile', path.join(folder, DIST)], {
    cwd: ROOT,
    env: { ...env, ...(backends === undefined ? {} : { CONTACTS_BACKENDS: backends }) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const name of ['package.json', '.zapierapprc']) copyFileSync(path.join(ROOT, name), path.join(folder, name));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  const { default: definition } = await import(pathToFileURL(path.join(folder, DIST)).href);
  return definition;
}

/** Writes what the command line reads as the environment. A sign-in appends its results, and the later line wins. */
export function writeSettings(folder: string, settings: Readonly<Record<string, string>>): void {
  const lines = Object.entries(settings).map(([name, value]) => `${name}='${value}'\n`);
  writeFileSync(path.join(folder, '.env'), lines.join(''));
}

/** The keys of the account types in a build with all of them. */
export function accountTypes({ authentication }: Definition): readonly string[] {
  const choices = authentication.fields.find(({ key }) => key === 'account_type')?.choices;
  if (choices === undefined) throw new Error('The whole app has no chooser of account types.');
  return Object.keys(choices);
}
