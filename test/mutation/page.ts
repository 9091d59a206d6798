import { AREAS, type Area, type Mutant, type Score, scoreOf, WHOLE } from './report.ts';
import { reasonsFor, survived } from './survivors.ts';

/** The areas with their mutants, the whole last. */
export function byArea(mutants: readonly Mutant[]): { readonly area: Area; readonly score: Score }[] {
  const rest = new Set(mutants);
  const parts = AREAS.map((area) => {
    const own = [...rest].filter(({ file }) => area.has(file));
    for (const mutant of own) rest.delete(mutant);
    return { area, score: scoreOf(own) };
  });
  return [...parts, { area: WHOLE, score: scoreOf(mutants) }];
}

/** docs/mutation.md. */
export function page(mutants: readonly Mutant[], date: string): string {
  const scores = byArea(mutants).map(({ area, score }) =>
    score.found + score.survived + score.uncovered === 0
      ? [area.name, 0, 0, 0, 'not in this run', `${area.least} %`, 'not known']
      : [
          area.name,
          score.found,
          score.survived,
          score.uncovered,
          `${score.percent.toFixed(1)} %`,
          `${area.least} %`,
          score.percent >= area.least ? 'yes' : 'no',
        ],
  );
  return `# Mutation testing

Made by \`npm run test:mutation -- --write\` on ${date}. [Stryker](https://stryker-mutator.io) changes the code in one place at a time, ${mutants.length.toLocaleString('en')} places in all,
and runs the tests that reach it: a change that no test notices shows what the tests do not hold. The tests are those of \`npm test\` that look at one
connector run at a time; they run under mocha, which keeps the modules loaded (\`test/mutation/globals.ts\`). Changes to what is computed once, when a module is loaded (labels, help
texts, tables, zod schemas: ${scoreOf(mutants).ignored.toLocaleString('en')} places), are left out: each would need a process of its own. The lint tests of the definition, the contract test and the vendor types hold those.

The parts can be run one by one, each with the tests that are about it (\`spec\` and \`mutate\` in \`test/mutation/stryker.config.json\`): a score is then what those find alone, and with all tests it can only be higher.
This run was made so.

${table(['part', 'noticed', 'survived', 'reached by no test', 'score', 'at least', 'met'], scores)}

## What survived

${survivors(mutants)}`;
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
