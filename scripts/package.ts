/**
 * Makes build/build.zip, offline, from a staged folder with only what the platform runs. Built in place, the zip would
 * contain the development tree. The stage stays, so that you can upload the zip from there.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listingOf, placeholdersIn } from './listing.ts';
import { productionPackages } from './production_packages.ts';
import { readBackends, readBrand, settingsLine } from './settings.ts';
import { slim } from './slim.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const STAGE = path.join(ROOT, 'build', 'stage');
const CLI = path.join(ROOT, 'node_modules', '.bin', 'zapier-platform');

class StepFailed extends Error {}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DISABLE_ZAPIER_ANALYTICS: '1', NO_UPDATE_NOTIFIER: '1' },
  });
  if (status !== 0) throw new StepFailed(`${path.basename(program)} ${args.join(' ')} failed.`);
}

/**
 * Without scripts and development tools, because with them the platform's command line would build and install again.
 */
function publishedManifest(): string {
  const {
    scripts: _scripts,
    devDependencies: _tools,
    sideEffects: _forOurOwnBundler,
    workspaces: _relay,
    // They name every account type, and this project's addresses.
    description: _description,
    homepage: _homepage,
    repository: _repository,
    bugs: _bugs,
    ...rest
  } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  return `${JSON.stringify(rest, null, 2)}\n`;
}

/**
 * Optional packages that the production tree requires in a try block and runs well without. An empty package replaces
 * each of them, because the bundler also searches the folders above the stage, and would take the development tree's.
 */
const DONE_WITHOUT = ['encoding'];

/** The running app never reads types, source maps and prose. */
const isRead = (file: string): boolean => !/\.(d\.[cm]?ts|map|md|markdown)$/i.test(file);

function stage(): void {
  rmSync(STAGE, { recursive: true, force: true });
  cpSync(path.join(ROOT, 'dist'), path.join(STAGE, 'dist'), { recursive: true });
  copyFileSync(path.join(ROOT, '.zapierapprc'), path.join(STAGE, '.zapierapprc'));
  writeFileSync(path.join(STAGE, 'package.json'), publishedManifest());
  // The upload's second archive, source.zip, leaves these out.
  writeFileSync(path.join(STAGE, '.gitignore'), 'node_modules/\nbuild/\n');
  for (const folder of productionPackages(path.join(ROOT, 'package-lock.json'))) {
    const inner = path.join(ROOT, folder, 'node_modules');
    cpSync(path.join(ROOT, folder), path.join(STAGE, folder), {
      recursive: true,
      dereference: true,
      filter: (file) => file !== inner && isRead(file),
    });
  }
  slim(path.join(STAGE, 'node_modules'));
  for (const name of DONE_WITHOUT) {
    const folder = path.join(STAGE, 'node_modules', name);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify({ name, version: '0.0.0', main: 'index.js' })}\n`);
    writeFileSync(path.join(folder, 'index.js'), '');
  }
}

/** Private apps can keep them, so they don't stop anything. */
function namePlaceholders({ CONTACTS_BACKENDS, CONTACTS_BRAND }: NodeJS.ProcessEnv): void {
  const backends = readBackends(CONTACTS_BACKENDS);
  const placeholders = placeholdersIn(listingOf(backends, readBrand(CONTACTS_BRAND, backends)));
  if (placeholders.length === 0) return;
  console.log('Before it can be public, replace these placeholders (docs/publishing.md says where):');
  for (const placeholder of placeholders) console.log(`  ${placeholder}`);
}

try {
  run(process.execPath, [path.join(ROOT, 'scripts', 'build.ts')], ROOT);
  stage();
  run(process.execPath, [CLI, 'build', '--skip-dep-install', '--skip-validation'], STAGE);
  copyFileSync(path.join(STAGE, 'build', 'build.zip'), path.join(ROOT, 'build', 'build.zip'));
  run(process.execPath, [path.join(ROOT, 'scripts', 'check_zip.ts')], ROOT);
  namePlaceholders(process.env);
  console.log('To publish it, log in and link the app once (zapier-platform login and zapier-platform link, in this folder). Then run');
  console.log(`  ${settingsLine(process.env)}npm run package && cd build/stage && npx zapier-platform upload`);
  console.log('(upload sends the zip that was just checked; push --skip-dep-install builds it again with the online checks and sends it).');
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exitCode = 1;
}
