import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Definition, type Field, operationsOf, type Values } from '../../sandbox/zapier/definition.ts';
import { platformFor } from '../../sandbox/zapier/platform.ts';
import { StepError } from '../../sandbox/zapier/step_error.ts';
import { PLAIN_RUNS } from '../docs/plain_runs.ts';
import type { Stage } from '../docs/stage.ts';
import type { Built } from './builds.ts';
import { everyOperation, type Live, type Subject } from './check.ts';
import { readListing } from './listing.ts';
import { accounts } from './sign_in_checks.ts';

/** Everything that the checks look at, of one build. */
export async function subjectOf(
  root: string,
  built: Built,
  stageOf: (app: Definition, key: string) => Stage,
  published: Definition | undefined,
): Promise<Subject> {
  const { app, build } = built;
  const logo = path.join(root, 'assets', 'logo.png');
  const forms: Record<string, Field[]> = {};
  const outputs: Record<string, Field[]> = {};
  for (const { operation } of everyOperation({ app })) outputs[operation.key] = await platformFor(app, {}).outputFields(operation);
  const live: Live[] = [];
  for (const account of accounts(app, build)) {
    const stage = stageOf(app, account);
    await stage.reset();
    for (const { operation } of everyOperation({ app }))
      forms[operation.key] = [...(forms[operation.key] ?? []), ...(await stage.platform().inputFields(operation))];
    live.push(...(await runAll(app, stage)));
  }
  return {
    ...built,
    schemaErrors: await schemaErrors(app),
    listing: readListing(readFileSync(path.join(root, 'docs', 'publishing.md'), 'utf8'), build),
    logo: existsSync(logo) ? readFileSync(logo) : undefined,
    changelog: await changelogOf(root, app.version),
    forms,
    outputs,
    live,
    published,
  };
}

async function runAll(app: Definition, stage: Stage): Promise<Live[]> {
  const live: Live[] = [];
  for (const kind of ['triggers', 'searches', 'creates'] as const) {
    for (const operation of operationsOf(app, kind)) {
      const cast = await stage.reset();
      const input = PLAIN_RUNS[kind][operation.key]?.(cast) ?? {};
      // A trigger's poll of a quiet book gives nothing; the editor's samples are rows of the same kind.
      const rows = await stage
        .platform()
        .run(kind, operation.key, input, kind === 'triggers' ? { isLoadingSample: true } : {})
        .catch(unavailable);
      live.push({ account: stage.key, operation, rows });
    }
  }
  return live;
}

function unavailable(error: unknown): readonly Values[] {
  if (StepError.of(error).name === 'HaltedError') return [];
  throw error;
}

/** By `require`, because the platform's types leave out what its command line uses of it. */
const require = createRequire(import.meta.url);

async function schemaErrors(app: Definition): Promise<string[]> {
  const { results } = await require('zapier-platform-core').createAppHandler(app)({ command: 'validate' });
  return Array.isArray(results) ? results.map((problem) => JSON.stringify(problem)) : [];
}

/** With the platform's own reader, which must find the section when a version is promoted. */
async function changelogOf(root: string, version: string): Promise<string> {
  const { getVersionChangelog } = require('zapier-platform-cli/src/utils/changelog.js');
  return (await getVersionChangelog(version, root)).changelog;
}
