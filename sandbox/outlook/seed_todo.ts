import { todoId } from './ids.ts';
import type { OutlookStore } from './store.ts';
import type { TodoList } from './todo.ts';

/**
 * Three empty lists. The built-in ones have names in the mailbox's language, so only wellknownListName identifies them.
 */
export function seedTodo(store: OutlookStore): void {
  const lists: readonly (readonly [string, TodoList['wellknownListName']])[] = [
    ['Projekt Umzug', 'none'],
    ['Aufgaben', 'defaultList'],
    ['Gekennzeichnete E-Mail', 'flaggedEmails'],
  ];
  for (const [displayName, wellknownListName] of lists) {
    const id = todoId(store.nextSerial());
    store.lists.set(id, { id, displayName, isOwner: true, isShared: false, wellknownListName });
  }
}
