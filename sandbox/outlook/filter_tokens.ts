import { badRequest } from './errors.ts';

export interface Token {
  readonly kind: 'word' | 'text' | 'moment' | 'sign' | 'end';
  /** For a text: without its quotes, and with doubled ones made single. */
  readonly value: string;
  readonly position: number;
}

/**
 * Splits a `$filter` into tokens. An apostrophe that isn't doubled ends its text early, which is an error here or in
 * the parser.
 */
export function tokens(filter: string): readonly Token[] {
  const found: Token[] = [];
  let position = 0;
  while (position < filter.length) {
    const match = PATTERN.exec(filter.slice(position));
    if (match === null) throw syntaxError(filter, position);
    const [whole, , text, moment, word, sign] = match;
    if (text !== undefined) found.push({ kind: 'text', value: text.slice(1, -1).replaceAll("''", "'"), position });
    else if (moment !== undefined) found.push({ kind: 'moment', value: moment, position });
    else if (word !== undefined) found.push({ kind: 'word', value: word, position });
    else if (sign !== undefined) found.push({ kind: 'sign', value: sign, position });
    position += whole.length;
  }
  return [...found, { kind: 'end', value: '', position }];
}

export function syntaxError(filter: string, position: number): Error {
  return badRequest(`Invalid filter clause: Syntax error at position ${position} in '${filter}'.`);
}

const SPACE = '(\\s+)';
const TEXT = "('(?:[^']|'')*')(?!')";
const MOMENT = '(\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]+(?:Z|[+-]\\d{2}:\\d{2})?)?)';
const WORD = '([A-Za-z_][A-Za-z0-9_]*(?:/[A-Za-z_][A-Za-z0-9_]*)*)';
const SIGN = '([(),:])';
const PATTERN = new RegExp(`^(?:${SPACE}|${TEXT}|${MOMENT}|${WORD}|${SIGN})`);
