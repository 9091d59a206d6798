import type { Subject } from './check.ts';
import { CHECKS, COMPARING, NOT_RUN } from './checks.ts';

/** What was found in one build. */
export interface Report {
  readonly lines: readonly string[];
  readonly failed: number;
  readonly passed: number;
}

/** Runs every check on one build. */
export async function report(subject: Subject): Promise<Report> {
  const lines: string[] = [];
  let failed = 0;
  let passed = 0;
  for (const { code, title, run } of CHECKS.filter((check) => isRun(check.code, subject))) {
    const wrong = await run(subject);
    if (wrong.length === 0) passed += 1;
    else failed += 1;
    lines.push(
      `${wrong.length === 0 ? 'pass' : 'FAIL'}  ${code.padEnd(7)} ${title}`,
      ...wrong.map((sentence) => `              ${sentence}`),
    );
  }
  return { lines, failed, passed };
}

/** The checks that nothing here can run, each with the reason. */
export function notRun(compared: boolean): string[] {
  const comparing = CHECKS.filter(({ code }) => !compared && COMPARING.includes(code)).map(({ code, title }) => ({
    code,
    title,
    why: 'it compares with the public version: give its definition.json with --against FILE',
  }));
  return [...NOT_RUN, ...comparing]
    .sort((one, other) => (one.code < other.code ? -1 : 1))
    .map(({ code, title, why }) => `not run  ${code.padEnd(5)} ${title}: ${why}`);
}

function isRun(code: string, { published }: Subject): boolean {
  return published !== undefined || !COMPARING.includes(code);
}
