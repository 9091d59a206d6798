import type { Mutant } from './report.ts';

interface Reason {
  readonly why: string;
  has(mutant: Mutant): boolean;
}

/** Why a change that no test noticed is harmless; the first that fits. */
const REASONS: readonly Reason[] = [];

/** Undefined for one that nobody has looked at. */
export function reasonOf(mutant: Mutant): string | undefined {
  return REASONS.find(({ has }) => has(mutant))?.why;
}
