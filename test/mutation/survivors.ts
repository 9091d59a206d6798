/** Why a change that no test noticed is harmless: one by one, in a file for each file of src. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as zod from 'zod';
import type { Mutant } from './report.ts';

const REASONS = path.join(import.meta.dirname, 'reasons');

/** A reason, and the changes it is for: the line they are in, what was changed, and what was put in its place. */
const schema = zod.array(
  zod.object({ why: zod.string().min(20), changes: zod.array(zod.tuple([zod.string(), zod.string(), zod.string()])).min(1) }),
);

/** Whether a change went unnoticed. */
export function survived({ status }: Mutant): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

export interface Reasons {
  /** Undefined for one that nobody has looked at. */
  of(mutant: Mutant): string | undefined;
  /** Those that fit no change that went unnoticed: the code changed, or a test holds it now. */
  readonly unused: readonly string[];
}

/** The reasons for the files that a run looked at. */
export function reasonsFor(mutants: readonly Mutant[]): Reasons {
  const reasons = new Map([...new Set(mutants.map(({ file }) => file))].flatMap(read));
  const needed = new Set(mutants.filter(survived).map(keyOf));
  return { of: (mutant) => reasons.get(keyOf(mutant)), unused: [...reasons.keys()].filter((key) => !needed.has(key)) };
}

function read(file: string): [key: string, why: string][] {
  const own = path.join(REASONS, file.replace(/^src\/(.*)\.ts$/, '$1.json'));
  if (!existsSync(own)) return [];
  return schema
    .parse(JSON.parse(readFileSync(own, 'utf8')))
    .flatMap(({ why, changes }) => changes.map(([inLine, was, became]) => [keyOf({ file, inLine, was, became }), why] as [string, string]));
}

function keyOf({ file, inLine, was, became }: Pick<Mutant, 'file' | 'inLine' | 'was' | 'became'>): string {
  return `${file}: in "${inLine}": "${was}" became "${became}"`;
}
