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

/** Globs, as Stryker takes them. */
export interface Part {
  readonly files: readonly string[];
  /** The tests that are about these files, where all of them together would take too long; else all. */
  readonly tests?: readonly string[];
}

export interface Area {
  readonly name: string;
  /** The least score, in percent. */
  readonly least: number;
  /** What is tried in one run each, by the name of its report. */
  readonly parts: Readonly<Record<string, Part>>;
}

const TRANSLATIONS = ['translate', 'task_translate', 'body', 'writable'].map((name) => `src/backends/*/${name}.ts`);

function backend(name: string): Part {
  return { files: [`src/backends/${name}/**/*.ts`, ...TRANSLATIONS.map((glob) => `!${glob}`)] };
}

export const AREAS: readonly Area[] = [
  {
    name: 'http.ts and http/',
    least: 90,
    // Every request of every test comes through here.
    parts: { http: { files: ['src/http.ts', 'src/http/**/*.ts'], tests: ['test/http/*.test.ts', 'test/backends/*/*.test.ts'] } },
  },
  { name: 'contacts/', least: 90, parts: { contacts: { files: ['src/contacts/**/*.ts'] } } },
  { name: 'the translations', least: 90, parts: { translations: { files: TRANSLATIONS } } },
  {
    name: 'the rest of the backends',
    least: 80,
    parts: {
      backends: { files: ['src/backends/*.ts'] },
      contacts_api: backend('contacts_api'),
      outlook: backend('outlook'),
      nylas: backend('nylas'),
    },
  },
  {
    name: 'operations and fields',
    least: 80,
    parts: {
      fields: { files: ['src/fields/**/*.ts'] },
      operations: { files: ['creates', 'hydrators', 'searches', 'triggers'].map((folder) => `src/${folder}/**/*.ts`) },
      app: { files: ['src/*.ts', '!src/*.d.ts', '!src/http.ts'] },
    },
  },
];

export const WHOLE = { name: 'all of src/', least: 80 } as const;

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
