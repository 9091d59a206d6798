import type { Outcome } from './account_run.ts';

/** One row for each command, one column for each account type. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const accounts = [...new Set(outcomes.map(({ account }) => account))];
  const commands = [...new Set(outcomes.map(({ command }) => command))];
  const cells = commands.map((command) => [
    command,
    ...accounts.map((account) => cellOf(outcomes.find((one) => one.account === account && one.command === command))),
  ]);
  const all = [['command', ...accounts], ...cells];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellOf(outcome: Outcome | undefined): string {
  if (outcome === undefined) return '-';
  if (outcome.wrong.length > 0) return 'FAILED';
  return outcome.absent ? 'not in its build' : `ok ${(outcome.milliseconds / 1000).toFixed(1)} s`;
}
