import { type Area, type Mutant, scoreOf, WHOLE } from './report.ts';
import { reasonsFor, survived } from './survivors.ts';

/** What was found in an area, or in all of them. */
export interface Finding {
  readonly area: Pick<Area, 'name' | 'least'>;
  readonly mutants: readonly Mutant[];
}

/** All areas together. */
export function whole(findings: readonly Finding[]): Finding {
  return { area: WHOLE, mutants: findings.flatMap(({ mutants }) => mutants) };
}

/** docs/mutation.md. */
export function page(findings: readonly Finding[], date: string): string {
  const all = whole(findings);
  return `# Mutation testing

Made by \`npm run test:mutation -- --write\` on ${date}. [Stryker](https://stryker-mutator.io) changes the code in one place at a time, ${all.mutants.length.toLocaleString('en')} places in all,
and runs the tests that reach it: a change that no test notices shows what the tests do not hold. The tests are those of \`npm test\` that look at one
connector run at a time, without the long ones and the matrix of faults; they run under mocha, which keeps the modules loaded (\`test/mutation/globals.ts\`). Changes to what is computed
once, when a module is loaded (labels, help texts, tables, zod schemas: ${scoreOf(all.mutants).ignored.toLocaleString('en')} places), are left out: each would need a process of its own. The lint tests of the
definition, the contract test and the vendor types hold those. What every request of every test comes through (http/) is tried with its own tests and those of the backends.

${table(['part', 'noticed', 'survived', 'reached by no test', 'score', 'at least', 'met'], [...findings, all].map(rowOf))}

## What survived

${survivors(all.mutants)}`;
}

function rowOf({ area, mutants }: Finding): (string | number)[] {
  const { found, survived: left, uncovered, percent } = scoreOf(mutants);
  const met = percent >= area.least ? 'yes' : 'no';
  return found + left + uncovered === 0
    ? [area.name, 0, 0, 0, 'not in this run', `${area.least} %`, 'not known']
    : [area.name, found, left, uncovered, `${percent.toFixed(1)} %`, `${area.least} %`, met];
}

function survivors(mutants: readonly Mutant[]): string {
  const reasons = reasonsFor(mutants);
  const files = Map.groupBy(mutants.filter(survived), ({ file }) => file);
  return [...files]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([file, left]) => {
      const rows = left
        .sort((one, other) => one.line - other.line)
        .map((mutant) => [mutant.line, code(mutant.was), code(mutant.became), reasons.of(mutant) ?? UNKNOWN]);
      return `### ${file} (${left.length})\n\n${table(['line', 'the code', 'the change', 'why it is harmless'], rows)}\n`;
    })
    .join('\n');
}

const UNKNOWN = 'Not looked at yet';

function code(text: string): string {
  return text === '' ? '' : `\`${text.replace(/`/g, "'").replace(/\|/g, '\\|')}\``;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
