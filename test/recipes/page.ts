import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One field of a step and its value, as on the page. */
export interface Mapping {
  readonly field: string;
  readonly value: string;
}

export interface RecipeStep {
  readonly number: number;
  readonly app: string;
  readonly event: string;
  readonly mappings: readonly Mapping[];
}

/** One table: a Zap. */
export type RecipeZap = readonly RecipeStep[];

export interface Recipe {
  readonly number: number;
  readonly title: string;
  /** Labels of the account types that it works with: each alone, or pairs of them. */
  readonly worksWith: readonly (readonly string[])[];
  readonly zaps: readonly RecipeZap[];
  /** The rows of the table of examples; empty if there is none. */
  readonly examples: readonly (readonly string[])[];
}

/** The recipes of docs/recipes.md. */
export function readRecipes(): Recipe[] {
  const text = readFileSync(path.join(__dirname, '..', '..', 'docs', 'recipes.md'), 'utf8');
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [, number = '', title = ''] = /^(\d+)\. (.*)/.exec(part) ?? [];
      const tables = part.split(/\n\s*\n/).filter((block) => block.startsWith('|'));
      return {
        number: Number(number),
        title,
        worksWith: readWorksWith(/^Works with: (.*)$/m.exec(part)?.[1] ?? ''),
        zaps: tables.filter(isZap).map(readZap),
        examples: tables.filter((block) => !isZap(block)).flatMap(readRows),
      };
    });
}

const ANY_TWO = 'any two of ';
const FROM_TO = /^from (.*) to (.*)$/;

function readWorksWith(text: string): string[][] {
  const [, from, to = ''] = FROM_TO.exec(text) ?? [];
  if (from !== undefined) return from.split(', ').flatMap((one) => to.split(', ').map((other) => [one, other]));
  const labels = text.replace(ANY_TWO, '').split(', ');
  return text.startsWith(ANY_TWO)
    ? labels.flatMap((one, index) => labels.slice(index + 1).map((other) => [one, other]))
    : labels.map((label) => [label]);
}

function isZap(table: string): boolean {
  return table.startsWith('| Step ');
}

/** The cells below the head of a table. */
function readRows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function readZap(block: string): RecipeZap {
  const steps: (Omit<RecipeStep, 'mappings'> & { readonly mappings: Mapping[] })[] = [];
  for (const [number = '', app = '', event = '', field = '', value = ''] of readRows(block)) {
    if (number !== '') steps.push({ number: Number(number), app, event, mappings: [] });
    if (steps.length === 0) throw new Error('a table that begins without a step');
    if (field !== '') steps.at(-1)?.mappings.push({ field, value });
  }
  return steps;
}
