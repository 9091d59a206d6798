/**
 * Checks every request that the built app sends, and every response of the sandbox, against the vendors' OpenAPI
 * documents: in a run of every operation on every account type, in the demo, and in the conformance suite.
 *
 * npm run test:contract [-- --recorded]    with --recorded, it reads the recorded calls in build/contract
 *
 * It reads the documents from the folder in CONTRACTS_DIR, or else from ../shared/contracts next to this checkout. If
 * some are missing, it says where to get them; with CONTRACTS_DIR set, that is a failure.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setEnvironment } from '../../sandbox/environment.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Definition } from '../../sandbox/zapier/definition.ts';
import { withParts } from './batch.ts';
import type { Call, Verdict } from './call.ts';
import { unseen } from './canaries.ts';
import { RECORDED, recordedCalls, runConformance } from './conformance.ts';
import { demoOf } from './demo.ts';
import { Documents, FOLDER, missingDocuments } from './documents.ts';
import { Judge } from './judge.ts';
import { STEPS } from './plan.ts';
import { loadBuiltApp } from './platform.ts';
import { playAccount } from './play.ts';
import { Report, unusedExceptions } from './report.ts';
import { Schemas } from './schemas.ts';
import { ACCOUNTS, EXCEPTIONS } from './vendors.ts';

const SIZE = 250;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { recorded: { type: 'boolean', default: false } } });
  const missing = missingDocuments();
  if (missing !== undefined) {
    console.error(missing);
    conclude("contract: NOT RUN, the vendors' documents are missing (see above); 0 requests and 0 responses validated");
    return process.env.CONTRACTS_DIR === undefined ? 0 : 1;
  }
  const began = Date.now();
  const documents = new Documents(FOLDER);
  const judge = new Judge(documents, new Schemas(documents));
  const report = new Report();
  const app = await loadBuiltApp();
  const { wrong, samples } = await play(app, judge, (verdict) => report.add(verdict));
  const conforming = values.recorded || runConformance();
  for await (const call of recordedCalls()) for (const part of withParts(call)) report.add(judge.judge(part));
  const canaries = unseen(judge, samples);
  const problems = [
    ...report.violations(),
    ...wrong,
    ...unplanned(app).map((key) => `${key} is not in the plan`),
    ...report.silent([...new Set(STEPS.map(({ key }) => key))], ACCOUNTS),
    ...(conforming ? [] : ['the conformance suite failed']),
    ...(report.byRun.conformance === undefined ? [`no calls of the conformance suite at ${RECORDED}`] : []),
    ...unusedExceptions(judge.used).map((name) => `an exception that is not needed (anymore): ${name}`),
    ...canaries.unseen.map((name) => `a spoiled call that went through: ${name}`),
  ];
  console.log(report.table());
  for (const problem of problems) console.log(`\n${problem}`);
  const { calls, requests, responses, bare, planned, undocumented, written, excused } = report.counts;
  console.log(`
${calls} calls: ${Object.entries(report.byRun)
    .map(([run, count]) => `${count} of the ${run}`)
    .join(', ')}; ${((Date.now() - began) / 1000).toFixed(0)} s
${requests} requests and ${responses} responses validated; ${bare} responses have no schema in the document, ${planned} were planned by a test; ${undocumented} calls have no document, ${written} requests were the user's own
${excused} calls needed one of the ${EXCEPTIONS.length} known mistakes of the documents; ${canaries.tried - canaries.unseen.length} of ${canaries.tried} spoiled calls were seen`);
  conclude(
    `contract: ${requests} requests and ${responses} responses validated, ${report.violations().length} violations, ${problems.length - report.violations().length} other problems`,
  );
  return problems.length === 0 ? 0 : 1;
}

/** The run of every operation, and the demo; keeps one good call of each endpoint. */
async function play(app: Definition, judge: Judge, take: (verdict: Verdict) => void) {
  const sandbox = await startSandbox({ size: SIZE, signIn: true });
  const samples = new Map<string, Call>();
  const wrong: string[] = [];
  try {
    setEnvironment(sandbox.environment);
    for (const account of ACCOUNTS) {
      for (const run of [playAccount, demoOf]) {
        sandbox.reset();
        const played = await run(app, sandbox, account, SIZE);
        wrong.push(...played.wrong);
        for (const call of played.calls.flatMap(withParts)) {
          const verdict = judge.judge(call);
          take(verdict);
          if (verdict.findings.every(({ exception }) => exception !== undefined))
            samples.set(`${call.record.service} ${verdict.endpoint} ${call.record.status}`, call);
        }
      }
    }
  } finally {
    await sandbox.close();
  }
  return { wrong, samples: [...samples.values()] };
}

function unplanned(app: Definition): string[] {
  const planned = new Set(STEPS.map(({ kind, key }) => `${kind} ${key}`));
  const all = (['triggers', 'searches', 'creates'] as const).flatMap((kind) => Object.keys(app[kind]).map((key) => `${kind} ${key}`));
  return all.filter((name) => !planned.has(name));
}

/** Prints the summary, and stores it for `npm run check`. */
function conclude(line: string): void {
  mkdirSync(path.dirname(RECORDED), { recursive: true });
  writeFileSync(path.join(path.dirname(RECORDED), 'summary.txt'), `${line}\n`);
  console.log(line);
}

process.exitCode = await main();
