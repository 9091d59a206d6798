/** What Stryker found, area by area. */
import { readFileSync } from 'node:fs';
import * as zod from 'zod';

const place = zod.object({ line: zod.number(), column: zod.number() });

/** https://github.com/stryker-mutator/mutation-testing-elements/tree/master/packages/report-schema */
const schema = zod.object({
  files: zod.record(
    zod.string(),
    zod.object({
      source: zod.string(),
      mutants: zod.array(
        zod.object({
          mutatorName: zod.string(),
          replacement: zod.optional(zod.string()),
          status: zod.string(),
          location: zod.object({ start: place, end: place }),
        }),
      ),
    }),
  ),
});

/** One changed place in the code, and whether a test noticed. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  /** The first line of the code that was changed, whole. */
  readonly inLine: string;
  /** The code as it is, on one line. */
  readonly was: string;
  /** What was put in its place, on one line. */
  readonly became: string;
  readonly status: string;
}

/** All mutants of a report in JSON. */
export function mutantsOf(file: string): Mutant[] {
  const { files } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(files).flatMap(([name, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants.map(({ mutatorName, replacement = '', status, location: { start, end } }) => ({
      file: name,
      line: start.line,
      mutator: mutatorName,
      inLine: flat(lines[start.line - 1] ?? ''),
      was: flat(
        lines
          .slice(start.line - 1, end.line)
          .map((line, index, all) =>
            line.slice(index === 0 ? start.column - 1 : 0, index === all.length - 1 ? end.column - 1 : line.length),
          )
          .join(' '),
      ),
      became: flat(replacement),
      status,
    }));
  });
}

export interface Area {
  readonly name: string;
  /** The least score, in percent. */
  readonly least: number;
  has(file: string): boolean;
}

/** The first area that has a file counts it; `whole` counts all. */
export const AREAS: readonly Area[] = [
  { name: 'http.ts and http/', least: 90, has: (file) => /^src\/http(?:\.ts|\/)/.test(file) },
  { name: 'contacts/', least: 90, has: (file) => file.startsWith('src/contacts/') },
  {
    name: 'the translations',
    least: 90,
    has: (file) => /^src\/backends\/\w+\/(?:translate|task_translate|body|writable)\.ts$/.test(file),
  },
  { name: 'the rest of the backends', least: 80, has: (file) => file.startsWith('src/backends/') },
  { name: 'operations and fields', least: 80, has: () => true },
];

export const WHOLE: Area = { name: 'all of src/', least: 80, has: () => true };

export interface Score {
  readonly found: number;
  readonly survived: number;
  readonly uncovered: number;
  readonly ignored: number;
  /** Of a hundred mutants that were tried, those that a test noticed. */
  readonly percent: number;
}

export function scoreOf(mutants: readonly Mutant[]): Score {
  const count = (...statuses: string[]): number => mutants.filter(({ status }) => statuses.includes(status)).length;
  const found = count('Killed', 'Timeout');
  const survived = count('Survived');
  const uncovered = count('NoCoverage');
  const tried = found + survived + uncovered;
  return { found, survived, uncovered, ignored: count('Ignored'), percent: tried === 0 ? 100 : (found / tried) * 100 };
}

function flat(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 87)}...` : line;
}
