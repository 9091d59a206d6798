/**
 * Generates docs/reference: runs the app against the sandbox and writes down what it does.
 *
 * With CONTACTS_BACKENDS or CONTACTS_BRAND, the pages are those of that build, in build/reference.
 *
 * node scripts/docs.ts [--check]    with --check, it writes nothing, and stale pages are an error
 */
import './docs/build.ts';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gather } from './docs/accounts.ts';
import { pagesOf } from './docs/pages.ts';
import { loadSource } from './docs/source.ts';
import { stalePages, writePages } from './docs/stale.ts';
import { settingsLine } from './settings.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDER = path.join(ROOT, settingsLine(process.env) === '' ? 'docs' : 'build', 'reference');
const NAME = path.relative(ROOT, FOLDER);

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const pages = pagesOf(await gather(await loadSource()));
if (values.check) {
  const wrong = stalePages(FOLDER, pages);
  for (const sentence of wrong) console.error(`${NAME}: ${sentence}`);
  if (wrong.length > 0) console.error("The reference doesn't match the code. Run npm run docs and commit the result.");
  else console.log(`${NAME}: ${pages.size} pages, all up to date.`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} else {
  writePages(FOLDER, pages);
  console.log(`${NAME}: ${pages.size} pages written.`);
}
