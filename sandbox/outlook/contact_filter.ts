import type { StoredContact } from './contact.ts';
import { badRequest, unsupportedFilter } from './errors.ts';
import type { Comparison, Expression } from './filter_parser.ts';
import type { Token } from './filter_tokens.ts';
import { oneOf } from './one_of.ts';
import { instant } from './times.ts';

export type Condition = (contact: StoredContact) => boolean;

/**
 * Turns a filter into a function of a contact. What the vendor doesn't document for contacts is refused, even if it
 * makes sense.
 */
export function contactCondition(expression: Expression, emailFilterRefused: boolean): Condition {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const left = contactCondition(expression.left, emailFilterRefused);
      const right = contactCondition(expression.right, emailFilterRefused);
      return expression.kind === 'and' ? (contact) => left(contact) && right(contact) : (contact) => left(contact) || right(contact);
    }
    case 'call':
      if (expression.name !== 'startswith') throw unsupportedFilter(`The function '${expression.name}' is not supported here.`);
      return textCondition(expression.path, textOf(expression.value), (text, searched) => text.startsWith(searched));
    case 'lambda':
      return lambdaCondition(expression, emailFilterRefused);
    case 'comparison':
      return comparison(expression);
  }
}

const TEXT_PROPERTIES = ['displayName', 'givenName', 'surname', 'companyName'] as const;

function comparison({ path, operator, value }: Comparison): Condition {
  if (path === 'createdDateTime' || path === 'lastModifiedDateTime') {
    const moment = value.kind === 'moment' ? instant(value.value) : undefined;
    if (moment === undefined)
      throw badRequest(`Invalid filter clause: '${path}' can only be compared with an unquoted date and time that has an offset.`);
    const compare = MOMENT_OPERATORS[operator];
    if (compare === undefined) throw unsupportedFilter(`The operator '${operator}' is not supported for '${path}'.`);
    return path === 'createdDateTime' ? (contact) => compare(contact.created, moment) : (contact) => compare(contact.modified, moment);
  }
  if (operator !== 'eq') throw unsupportedFilter(`The operator '${operator}' is not supported for '${path}'.`);
  return textCondition(path, textOf(value), (text, searched) => text === searched);
}

const MOMENT_OPERATORS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  eq: (left, right) => left === right,
  ge: (left, right) => left >= right,
  gt: (left, right) => left > right,
  le: (left, right) => left <= right,
  lt: (left, right) => left < right,
};

function textCondition(path: string, value: string, holds: (text: string, searched: string) => boolean): Condition {
  if (!oneOf(TEXT_PROPERTIES, path)) throw unsupportedFilter(`The property '${path}' cannot be filtered on in this way.`);
  const searched = value.toLowerCase();
  return (contact) => holds(contact.fields[path]?.toLowerCase() ?? '', searched) && contact.fields[path] !== null;
}

function lambdaCondition(lambda: Extract<Expression, { kind: 'lambda' }>, emailFilterRefused: boolean): Condition {
  const { condition, variable } = lambda;
  if (lambda.name !== 'any' || condition.kind !== 'comparison' || condition.operator !== 'eq') throw complexLambda(lambda.path);
  const searched = textOf(condition.value).toLowerCase();
  if (lambda.path === 'emailAddresses' && condition.path === `${variable}/address` && !emailFilterRefused) {
    return (contact) => contact.fields.emailAddresses.some((item) => item.address?.toLowerCase() === searched);
  }
  if (lambda.path === 'categories' && condition.path === variable) {
    return (contact) => contact.fields.categories.some((name) => name.toLowerCase() === searched);
  }
  throw complexLambda(lambda.path);
}

function complexLambda(path: string): Error {
  return unsupportedFilter(`The query filter contains one or more invalid nodes: 'any' on '${path}' is not supported in this form.`);
}

function textOf(value: Token): string {
  if (value.kind !== 'text')
    throw badRequest(`Invalid filter clause: '${value.value}' is not a quoted text, at position ${value.position}.`);
  return value.value;
}
