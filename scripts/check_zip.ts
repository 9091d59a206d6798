/**
 * Checks the finished zip, and starts its app as the platform does.
 *
 * node scripts/check_zip.ts [FILE]    default: build/build.zip
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readZip, type ZipEntry } from './zip.ts';

const MAX_BYTES = 750_000;

/** Exactly these files are outside node_modules, so that nothing of the sandbox, the tests or an .env gets in. */
const OURS = ['definition.json', 'dist/index.js', 'package.json', 'zapierwrapper.js'];
/** The parts of the bundle. A run loads those of its account type, so a missing one would only fail then. */
const CHUNK = /^dist\/[\w-]+\.js$/;
const IMPORT = /(?:from|import\(|import)\s*"\.\/([\w-]+\.js)"/g;

/** Runs in the extracted zip, without access to this repository, and prints one line of JSON. */
const START = `
const began = process.hrtime.bigint();
const { handler } = await import('./zapierwrapper.js');
const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
const { results: problems } = await handler({ command: 'validate' });
const { results: definition } = await handler({ command: 'definition' });
console.log(JSON.stringify({ milliseconds, problems, definition }));
process.exit(0);
`;

interface Started {
  readonly milliseconds: number;
  readonly problems: readonly unknown[];
  readonly definition: { readonly version: string; readonly platformVersion: string };
}

function contentProblems(file: string, entries: readonly ZipEntry[]): string[] {
  const names = entries.map(({ name }) => name);
  const bytes = statSync(file).size;
  const chunks = entries.filter(({ name }) => CHUNK.test(name));
  const strange = names.filter((name) => !(OURS.includes(name) || CHUNK.test(name) || name.startsWith('node_modules/')));
  const wanted = chunks.flatMap((entry) => [...entry.read().toString().matchAll(IMPORT)].map(([, file]) => `dist/${file}`));
  // D007 of Zapier's checks: every address is https.
  const plain = chunks.flatMap(
    (entry) =>
      entry
        .read()
        .toString()
        .match(/http:\/\/[\w.-]+/g) ?? [],
  );
  const secret = names.filter((name) => /(^|\/)\.env(\.|$)/.test(name));
  return [
    ...(bytes > MAX_BYTES ? [`It has ${bytes} bytes; ${MAX_BYTES} are allowed.`] : []),
    ...[...OURS, ...new Set(wanted)].filter((name) => !names.includes(name)).map((name) => `${name} is missing.`),
    ...strange.map((name) => `${name} doesn't belong in it.`),
    ...plain.map((address) => `Its code contains ${address}, which isn't https.`),
    ...secret.map((name) => `${name} may hold secrets.`),
  ];
}

function extract(entries: readonly ZipEntry[], folder: string): void {
  for (const entry of entries) {
    const target = path.resolve(folder, entry.name);
    if (!target.startsWith(`${folder}${path.sep}`)) throw new Error(`${entry.name} leads out of the zip.`);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, entry.read());
  }
}

function start(folder: string): Started {
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', START], {
    cwd: folder,
    encoding: 'utf8',
    // An empty environment: the app must load before any of its settings are known.
    env: {},
    timeout: 30_000,
  });
  if (child.status !== 0) throw new Error(`The app in the zip doesn't start.\n${child.stderr}`);
  return JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '') as Started;
}

function startProblems(entries: readonly ZipEntry[], { problems, definition }: Started): string[] {
  const stored =
    entries
      .find(({ name }) => name === 'definition.json')
      ?.read()
      .toString('utf8') ?? '';
  const same = JSON.stringify(JSON.parse(stored)) === JSON.stringify(definition);
  return [
    ...problems.map((problem) => `The schema rejects: ${JSON.stringify(problem)}`),
    ...(same ? [] : ['definition.json differs from what the code in the zip defines.']),
  ];
}

function main(): number {
  const file = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..', 'build', 'build.zip'));
  const entries = readZip(readFileSync(file));
  const wrong = contentProblems(file, entries);
  const folder = mkdtempSync(path.join(tmpdir(), 'contacts-zip-'));
  try {
    extract(entries, folder);
    const started = start(folder);
    wrong.push(...startProblems(entries, started));
    const app = entries.filter(({ name }) => CHUNK.test(name)).reduce((sum, entry) => sum + entry.read().length, 0);
    console.log(
      `${path.relative(process.cwd(), file)}: ${(statSync(file).size / 1e6).toFixed(2)} MB, ${entries.length} files, our bundle ${(app / 1000).toFixed(1)} KB`,
    );
    console.log(
      `It starts in ${started.milliseconds.toFixed(0)} ms: version ${started.definition.version} on platform ${started.definition.platformVersion}.`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const sentence of wrong) console.error(sentence);
  return wrong.length === 0 ? 0 : 1;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
