import type { Token } from './filter_tokens.ts';
import { syntaxError, tokens } from './filter_tokens.ts';

/** A comparison such as `surname eq 'Ng'`. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly path: string;
  readonly operator: string;
  readonly value: Token;
}

export type Expression =
  | Comparison
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  /** `startswith(path,'value')`; the caller decides which functions exist. */
  | { readonly kind: 'call'; readonly name: string; readonly path: string; readonly value: Token }
  /** `path/any(variable:condition)`, `all` likewise. */
  | { readonly kind: 'lambda'; readonly path: string; readonly name: string; readonly variable: string; readonly condition: Expression };

/** Reads a `$filter`: `and` binds more tightly than `or`, and parentheses more tightly than both. */
export function parseFilter(filter: string): Expression {
  const list = tokens(filter);
  let index = 0;
  const peek = (): Token => list[index] ?? { kind: 'end', value: '', position: filter.length };
  const take = (accept: (token: Token) => boolean): Token => {
    const token = peek();
    if (!accept(token)) throw syntaxError(filter, token.position);
    index += 1;
    return token;
  };
  const sign = (value: string): Token => take((token) => token.kind === 'sign' && token.value === value);
  const word = (): string => take((token) => token.kind === 'word').value;
  const literal = (): Token => take((token) => token.kind !== 'sign' && token.kind !== 'end');
  const next = (value: string): boolean => peek().value === value && (peek().kind === 'sign' || peek().kind === 'word');

  const chain = (kind: 'and' | 'or', part: () => Expression): Expression => {
    let left = part();
    while (next(kind)) {
      index += 1;
      left = { kind, left, right: part() };
    }
    return left;
  };
  const disjunction = (): Expression => chain('or', () => chain('and', primary));
  const inParentheses = <T>(inner: () => T): T => {
    sign('(');
    const value = inner();
    sign(')');
    return value;
  };
  const primary = (): Expression => {
    if (next('(')) return inParentheses(disjunction);
    const path = word();
    if (!next('(')) return { kind: 'comparison', path, operator: word(), value: literal() };
    const slash = path.lastIndexOf('/');
    return inParentheses(() => (slash > 0 ? lambda(path.slice(0, slash), path.slice(slash + 1)) : call(path)));
  };
  const lambda = (path: string, name: string): Expression => {
    const variable = word();
    sign(':');
    return { kind: 'lambda', path, name, variable, condition: disjunction() };
  };
  const call = (name: string): Expression => {
    const path = word();
    sign(',');
    return { kind: 'call', name, path, value: literal() };
  };

  const expression = disjunction();
  take((token) => token.kind === 'end');
  return expression;
}

/** The properties that a filter names, each once, from left to right. */
export function propertiesOf(expression: Expression): readonly string[] {
  if (!('left' in expression)) return [expression.path];
  return [...new Set([...propertiesOf(expression.left), ...propertiesOf(expression.right)])];
}
