/**
 * Drives the platform's own command line against the sandbox, for every build with one account type: signs in through a
 * real browser, and then runs every operation. At the end it checks the sandbox's own page, and can take a picture of
 * it.
 *
 * npm run test:e2e [-- --account KEY --page --picture FILE --result FILE]
 *
 * With --page, it checks only the page.
 *
 * CHROMIUM is the path of the browser if it isn't /usr/bin/chromium.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { type SandboxProcess, startSandboxProcess } from '../../sandbox/child_process.ts';
import { type Outcome, runAccount } from './account_run.ts';
import { lookAtPage } from './sandbox_page.ts';
import { accountTypes, stageApp } from './staged_app.ts';
import { tableOf } from './table.ts';

/** How many accounts run at the same time. */
const LANES = 2;
const SEEDED = 250;

async function main(): Promise<number> {
  const began = Date.now();
  const { values } = parseArgs({
    options: {
      account: { type: 'string', multiple: true },
      page: { type: 'boolean', default: false },
      picture: { type: 'string' },
      result: { type: 'string' },
    },
  });
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(
      `There is no browser at ${executablePath}. Install Chromium (Debian: apt-get install chromium), or say in CHROMIUM where it is.`,
    );
  const folder = mkdtempSync(path.join(tmpdir(), 'contacts-e2e-'));
  const open: { sandbox?: SandboxProcess; browser?: Browser } = {};
  try {
    const accounts = values.page ? [] : (values.account ?? accountTypes(await stageApp(path.join(folder, 'all'), undefined)));
    const sandbox = await startSandboxProcess(SEEDED);
    open.sandbox = sandbox;
    const browser = await chromium.launch({ executablePath });
    open.browser = browser;
    const outcomes: Outcome[] = [];
    const waiting = [...accounts];
    const lane = async (): Promise<void> => {
      for (let key = waiting.shift(); key !== undefined; key = waiting.shift())
        await runAccount(key, path.join(folder, key), sandbox, browser, (outcome) => outcomes.push(outcome));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const inOrder = outcomes.toSorted((one, other) => accounts.indexOf(one.account) - accounts.indexOf(other.account));
    const page = await lookAtPage(browser, sandbox, values.picture);
    const counts = report(inOrder, page, (Date.now() - began) / 1000);
    if (values.result !== undefined) writeFileSync(values.result, `${JSON.stringify(counts)}\n`);
    return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
  } finally {
    await open.browser?.close();
    await open.sandbox?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(operations: readonly Outcome[], page: readonly Outcome[], seconds: number): { passed: number; failed: number } {
  const outcomes = [...operations, ...page];
  const failed = outcomes.filter(({ wrong }) => wrong.length > 0);
  console.log(`${tableOf(operations)}\n\n${tableOf(page)}`);
  for (const { account, command, wrong } of failed) console.log(`\n${account}: ${command}\n  ${wrong.join('\n  ')}`);
  const counts = { passed: outcomes.length - failed.length, failed: failed.length };
  console.log(`\n${seconds.toFixed(0)} s\n${counts.passed} passed, ${counts.failed} failed`);
  return counts;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
