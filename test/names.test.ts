import { globSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');
const SOURCE = globSync('src/**/*.ts', { cwd: ROOT });

/** What a file of a backend can be for: the same role has the same name in each. A part of one carries the role in front: `tasks_translate`. */
const ROLES = [
  'index',
  'client',
  'pages',
  'filter',
  'wire',
  'translate',
  'body',
  'inputs',
  'limits',
  'errors',
  'sign_in',
  'contacts',
  'find',
  'search',
  'changes',
  'tags',
  'tasks',
  'task_lists',
  'notes',
  'appointments',
  'photo',
  'folders',
  'businesses',
  'owners',
  'custom_fields',
  'workflows',
  'sources',
  // What one API has alone: HighLevel's sub-accounts, the mailboxes behind Nylas.
  'location',
  'providers',
];
const REQUIRED = [
  'index',
  'client',
  'pages',
  'wire',
  'translate',
  'body',
  'inputs',
  'errors',
  'sign_in',
  'contacts',
  'find',
  'search',
  'changes',
];

/** Words that say nothing of what is in a file, or something else in each. */
const RIDDLES =
  /(?:^|_)(?:place|reach|first|cut|lost|latest|naming|entry|entries|refusals|guard|exchange|observed|misc|utils?|common|helpers?)(?:_|$)/;

const BACKENDS = [...new Set(SOURCE.flatMap((file) => /^src\/backends\/(\w+)\//.exec(file)?.[1] ?? []))];

it.each(BACKENDS)('every file of %s is named by its role', (backend) => {
  const names = namesIn(`src/backends/${backend}`);
  expect(names.filter((name) => !ROLES.some((role) => isPartOf(name, role)))).toEqual([]);
  expect(REQUIRED.filter((role) => !names.includes(role))).toEqual([]);
});

it('no file of the source is called by a word that says nothing', () => {
  expect(SOURCE.length).toBeGreaterThan(200);
  expect(SOURCE.filter((file) => RIDDLES.test(nameOf(file)))).toEqual([]);
});

it('no file has the name of the folder beside it', () => {
  const folders = new Set(SOURCE.map((file) => path.dirname(file)));
  expect(SOURCE.filter((file) => folders.has(file.replace(/\.ts$/, '')))).toEqual([]);
});

it.each(['backends', 'http'])('a test of src/%s is named by the file that it tests', (folder) => {
  const tests = globSync(`test/${folder}/**/*.test.ts`, { cwd: ROOT });
  expect(tests.length).toBeGreaterThan(10);
  const isMirrored = (test: string): boolean => {
    const name = path.basename(test, '.test.ts');
    return namesIn(path.dirname(test).replace(/^test/, 'src')).some((source) => isPartOf(name, source));
  };
  expect(tests.filter((test) => !isMirrored(test))).toEqual([]);
});

function isPartOf(name: string, role: string): boolean {
  return name === role || name.startsWith(`${role}_`);
}

function nameOf(file: string): string {
  return path.basename(file, '.ts');
}

function namesIn(folder: string): string[] {
  return SOURCE.filter((file) => path.dirname(file) === folder).map(nameOf);
}
