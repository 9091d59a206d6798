import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');
const SOURCE = globSync(['src/**/*.ts', 'relay/**/*.ts'], { cwd: ROOT, exclude: ['**/node_modules/**'] });

/**
 * The possible roles of a backend's file: the same role has the same name in each. A part of one has the role as a
 * prefix: `tasks_translate`.
 */
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
  'notices',
  // Only one API has these: HighLevel's sub-accounts, the mailboxes behind Nylas.
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

/** Words that don't say what is in a file, or mean something else in each. */
const RIDDLES =
  /(?:^|_)(?:place|reach|first|cut|lost|latest|naming|entry|entries|refusals|guard|exchange|observed|misc|utils?|common|helpers?)(?:_|$)/;

/** Words that the glossary in docs/architecture.md replaces, with the word to use. */
const NEVER: Readonly<Record<string, string>> = {
  most: 'limit',
  bound: 'limit',
  known: 'stored',
  wanted: 'requested',
  given: 'requested',
  news: 'changes',
  entry: 'item',
  entries: 'items',
  hit: 'match',
  hits: 'matches',
  look: 'find, search, list or get',
  reach: 'limit or page',
  reaches: 'limit or page',
  place: 'location, path or page',
  places: 'locations, paths or pages',
  segment: 'folder, source or tag',
  needs: 'scope',
  grant: 'scope',
  exchange: 'request and response',
  answer: 'response',
  answers: 'responses',
  present: 'output',
  presented: 'output',
  registration: 'account type',
  provider: 'backend',
};

/** Names in which the word comes from someone else. */
const ALLOWED: readonly RegExp[] = [
  // Nylas's words: a connected mailbox is a grant, and a provider has it.
  /^src\/backends\/nylas\/\w+\.ts grant$/,
  /^src\/backends\/nylas\/.*provider/i,
  // Nylas's `given_name`.
  / givenNameOf$/,
  // OAuth's grant, which a token endpoint refuses.
  / isGrantRefused$/,
];

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

it('no file and nothing exported has a word for which the glossary has another', () => {
  const named = SOURCE.flatMap((file) => [
    { name: nameOf(file), at: file },
    ...exportsOf(file).map((name) => ({ name, at: `${file} ${name}` })),
  ]);
  expect(named.length).toBeGreaterThan(900);
  const wrong = named.flatMap(({ name, at }) =>
    ALLOWED.some((pattern) => pattern.test(at))
      ? []
      : wordsIn(name).flatMap((word) => (word in NEVER ? [`${at}: not "${word}", but ${NEVER[word]}`] : [])),
  );
  expect(wrong).toEqual([]);
});

it('no file has the name of the folder next to it', () => {
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

/** The names that the file exports. */
function exportsOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return [...text.matchAll(/^export (?:async )?(?:const|let|function\*?|class|interface|type) (\w+)/gm)].map(([, name = '']) => name);
}

/** `readGroupsUntil`, `PAGE_LIMIT` and `client_batch` by their words, in lower case. */
function wordsIn(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_');
}

function nameOf(file: string): string {
  return path.basename(file, '.ts');
}

function namesIn(folder: string): string[] {
  return SOURCE.filter((file) => path.dirname(file) === folder).map(nameOf);
}
