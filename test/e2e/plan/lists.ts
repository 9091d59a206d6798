import type { Capability } from '../../../sandbox/account.ts';
import type { Memory, Step } from '../step.ts';
import { rows, text } from '../step.ts';

/** The hidden lists that feed the pickers, each with its second page. */
export const LISTS: readonly Step[] = [
  ...pagesOf('contact_list', undefined, { secondPage: true }),
  ...pagesOf('tag_list'),
  ...pagesOf('field_list'),
  ...pagesOf('owner_list', 'owners'),
  ...pagesOf('business_list', 'businesses'),
  ...pagesOf('workflow_list', 'workflows'),
  ...pagesOf('folder_list', 'folders'),
  ...pagesOf('todo_list', 'taskLists'),
];

function pagesOf(key: string, capability?: Capability, { secondPage = false } = {}): Step[] {
  const needed: Pick<Step, 'capability'> = capability === undefined ? {} : { capability };
  const first: Step = {
    kind: 'trigger',
    key,
    ...needed,
    flags: ['--isFillingDynamicDropdown'],
    expect: (output, { found }) => {
      found.set(
        key,
        rows(output).map(({ id }) => id),
      );
      return { 'has rows': rows(output).length > 0, 'every row has id and name': named(output) };
    },
  };
  const second: Step = {
    ...first,
    note: 'page 1',
    flags: ['--isFillingDynamicDropdown', '--page', '1'],
    expect: (output, memory) => ({
      ...(secondPage ? { 'has rows': rows(output).length > 0 } : {}),
      'every row has id and name': named(output),
      'nothing of the first page': rows(output).every(({ id }) => !firstPage(memory, key).includes(id)),
    }),
  };
  return [first, second];
}

const named = (output: unknown): boolean =>
  Array.isArray(output) &&
  rows(output).length === output.length &&
  rows(output).every(({ id, name }) => typeof id === 'string' && id !== '' && typeof name === 'string' && name !== '');

function firstPage({ found }: Memory, key: string): readonly unknown[] {
  const ids = found.get(key);
  return Array.isArray(ids) ? ids : [];
}

/** The list that needs a contact with a task. */
export const TASK_LIST: readonly Step[] = [
  {
    kind: 'trigger',
    key: 'task_list',
    capability: 'tasks',
    input: (memory) => ({ contact_id: text(memory, 'contact') }),
    expect: (output, memory) => ({ 'has the task': rows(output).some(({ id }) => id === text(memory, 'task')), named: named(output) }),
  },
  {
    kind: 'trigger',
    key: 'task_list',
    note: 'page 1',
    capability: 'tasks',
    flags: ['--page', '1'],
    input: (memory) => ({ contact_id: text(memory, 'contact') }),
    expect: (output) => ({ 'has no rows': Array.isArray(output) && output.length === 0 }),
  },
];
