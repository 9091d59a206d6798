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
  /** Labels of account types; empty if the page names none. */
  readonly worksWith: readonly string[];
  readonly zaps: readonly RecipeZap[];
}

/** The recipes of docs/recipes.md. */
export function readRecipes(): Recipe[] {
  const text = readFileSync(path.join(__dirname, '..', '..', 'docs', 'recipes.md'), 'utf8');
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [, number = '', title = ''] = /^(\d+)\. (.*)/.exec(part) ?? [];
      const works = /^Works with: (.*)$/m.exec(part)?.[1] ?? '';
      return {
        number: Number(number),
        title,
        worksWith: works.split(', ').filter((label) => label !== ''),
        zaps: part
          .split(/\n\s*\n/)
          .filter((block) => block.startsWith('| Step '))
          .map(readZap),
      };
    });
}

function readZap(block: string): RecipeZap {
  const rows = block
    .trim()
    .split('\n')
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const steps: (Omit<RecipeStep, 'mappings'> & { readonly mappings: Mapping[] })[] = [];
  for (const [number = '', app = '', event = '', field = '', value = ''] of rows) {
    if (number !== '') steps.push({ number: Number(number), app, event, mappings: [] });
    if (steps.length === 0) throw new Error('a table that begins without a step');
    if (field !== '') steps.at(-1)?.mappings.push({ field, value });
  }
  return steps;
}
