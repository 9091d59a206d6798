import type { Clock } from '../service.ts';
import { changeKey, todoId } from './ids.ts';
import type { OutlookStore } from './store.ts';
import type { Counters } from './stored_contacts.ts';
import { inTicks } from './times.ts';
import type { StoredTask, TaskFields } from './todo.ts';
import { NEW_TASK } from './todo.ts';

export interface StoredTasks {
  readonly all: Map<string, StoredTask>;
  readonly add: OutlookStore['addTask'];
  readonly change: OutlookStore['changeTask'];
  readonly remove: OutlookStore['deleteTask'];
}

/** Stores the tasks; every change makes a new version with the clock's date. */
export function storedTasks(clock: Clock, counters: Counters): StoredTasks {
  const all = new Map<string, StoredTask>();
  const put = (task: StoredTask): StoredTask => {
    all.set(task.id, task);
    return task;
  };
  const version = (): string => changeKey(counters.nextVersion());
  return {
    all,
    add: (listId, requested) => {
      const fields = settled({ ...NEW_TASK, ...requested }, clock());
      return put({ id: todoId(counters.nextSerial()), listId, changeKey: version(), created: clock(), modified: clock(), fields });
    },
    change: (id, changes) => {
      const before = all.get(id);
      if (before === undefined) throw new Error(`no task has the id ${id}`);
      return put({ ...before, changeKey: version(), modified: clock(), fields: settled({ ...before.fields, ...changes }, clock()) });
    },
    remove: (id) => {
      counters.nextVersion();
      return all.delete(id);
    },
  };
}

/** Only a completed task has a day of completion. Like the due day, it has no time. */
function settled(fields: TaskFields, now: number): TaskFields {
  if (fields.status !== 'completed') return { ...fields, completedDateTime: null };
  const today = { dateTime: `${inTicks(now).slice(0, 10)}T00:00:00.0000000`, timeZone: 'UTC' };
  return { ...fields, completedDateTime: fields.completedDateTime ?? today };
}
