import type { Mutant } from './report.ts';

interface Reason {
  readonly why: string;
  has(mutant: Mutant): boolean;
}

/** Why a change that no test noticed is harmless; the first that fits. */
const REASONS: readonly Reason[] = [
  {
    why: 'Words of a sentence: the tests hold what a sentence has to name, and the pages in docs/reference its wording',
    has: ({ mutator, was }) => mutator === 'StringLiteral' && /[a-zA-Z}] [a-zA-Z$]/.test(was),
  },
  {
    why: 'What stands in for something that is not there: the place is reached with a value only, or whatever stands there is dropped behind it',
    has: ({ mutator, was }) => ["''", '[]', '""'].includes(was) && ['StringLiteral', 'ArrayDeclaration'].includes(mutator),
  },
  {
    why: 'Asked for by the types: the value is always there when this is reached',
    has: ({ mutator }) => mutator === 'OptionalChaining',
  },
  {
    why: 'Blanks around an input: it has none here, since the form was read before (`src/fields/input.ts`)',
    has: ({ mutator, was, became }) => mutator === 'MethodExpression' && was.endsWith('.trim()') && was === `${became}.trim()`,
  },
  {
    why: 'One of two ways to the same end: null and an empty text mean the same, and what is left out here is left out further on',
    has: ({ mutator, was }) => mutator === 'ConditionalExpression' && /(?:=== ''|=== null|=== undefined|!== ''|!== undefined)$/.test(was),
  },
];

/** Undefined for one that nobody has looked at. */
export function reasonOf(mutant: Mutant): string | undefined {
  return REASONS.find(({ has }) => has(mutant))?.why;
}
