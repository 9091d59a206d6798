/**
 * Runs every check of Zapier's list that can be run without Zapier, on the whole app and on each build for one account type; with
 * CONTACTS_BACKENDS, on that build alone.
 *
 *   node scripts/publish_check.ts [--against definition.json]
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Definition } from '../sandbox/zapier/definition.ts';
import { onStage } from './docs/stage.ts';
import { buildAndLoad } from './publish_check/builds.ts';
import { notRun, report } from './publish_check/report.ts';
import { accounts } from './publish_check/sign_in_checks.ts';
import { subjectOf } from './publish_check/subject.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

const { values } = parseArgs({ options: { against: { type: 'string' } } });
const published = values.against === undefined ? undefined : definitionIn(values.against);
const chosen = process.env.CONTACTS_BACKENDS;
const first = await buildAndLoad(ROOT, chosen ?? 'all');
const others = chosen === undefined ? accounts(first.app, first.build) : [];
const builds = [first, ...(await Promise.all(others.map((build) => buildAndLoad(ROOT, build))))];

let failed = 0;
for (const built of builds) {
  const subject = await onStage((stageOf) =>
    subjectOf(ROOT, built, stageOf, published).then(async (one) => ({ ...(await report(one)), one })),
  );
  failed += subject.failed;
  console.log(`\n--- build ${built.build}: ${subject.passed} pass, ${subject.failed} fail`);
  for (const line of subject.lines) console.log(line);
}
console.log('\n--- not run here');
for (const line of notRun(published !== undefined)) console.log(line);
console.log(failed === 0 ? '\nEvery check that can be run here passes.' : `\n${failed} failing: see FAIL above.`);
process.exitCode = failed === 0 ? 0 : 1;

function definitionIn(file: string): Definition {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`${file} cannot be read as a definition.json: ${error instanceof Error ? error.message : error}.`);
    return process.exit(2);
  }
}
