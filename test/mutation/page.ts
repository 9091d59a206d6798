import { AREAS, type Area, type Mutant, type Score, scoreOf, WHOLE } from './report.ts';
import { reasonOf } from './survivors.ts';

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

Reasons are given by kind of change, not one by one.

${survivors(mutants)}`;
}

function survivors(mutants: readonly Mutant[]): string {
  const left = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const groups = Map.groupBy(left, (mutant) => reasonOf(mutant) ?? UNKNOWN);
  const order = [...groups].sort(([, one], [, other]) => other.length - one.length);
  return order
    .map(([reason, group]) => {
      const rows = group.map(({ file, line, was, became }) => [`${file.replace('src/', '')}:${line}`, code(was), code(became)]);
      return `### ${reason} (${group.length})\n\n${table(['place', 'the code', 'the change'], rows)}\n`;
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
