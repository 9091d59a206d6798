import { unsupportedFilter } from './errors.ts';
import type { Expression } from './filter_parser.ts';
import { parseFilter } from './filter_parser.ts';
import { oneOf } from './one_of.ts';
import type { StoredTask } from './todo.ts';
import { STATUSES } from './todo.ts';

/** Reads a task list's `$filter`, which only knows the status here. */
export function taskCondition(filter: string): (task: StoredTask) => boolean {
  return meaning(parseFilter(filter));
}

function meaning(expression: Expression): (task: StoredTask) => boolean {
  if (expression.kind === 'and' || expression.kind === 'or') {
    const [left, right] = [meaning(expression.left), meaning(expression.right)];
    return expression.kind === 'and' ? (task) => left(task) && right(task) : (task) => left(task) || right(task);
  }
  if (expression.kind !== 'comparison' || expression.path !== 'status' || !oneOf(['eq', 'ne'], expression.operator)) {
    throw unsupportedFilter('Tasks can be filtered by eq and ne on their status only.');
  }
  const { kind, value } = expression.value;
  if (kind !== 'text' || !oneOf(STATUSES, value)) throw unsupportedFilter(`'${value}' is not a status of a task.`);
  const isEqual = expression.operator === 'eq';
  return (task) => (task.fields.status === value) === isEqual;
}
