import { GraphError, invalidTodo, unreadableBody } from './errors.ts';
import type { JsonObject } from './json.ts';
import { list, objectOf, textList, textOrNull, unknownProperty } from './json.ts';
import { oneOf } from './one_of.ts';
import { dayOf, zonedTime } from './task_times.ts';
import type { LinkedResource, TaskFields } from './todo.ts';
import { CONTENT_TYPES, IMPORTANCES, STATUSES } from './todo.ts';

/** What a POST or a PATCH says about a task. */
export function taskChanges(body: JsonObject): Partial<TaskFields> {
  let changes: Partial<TaskFields> = {};
  for (const [name, value] of Object.entries(body)) {
    const reader = READERS[name];
    if (reader === undefined) throw unknownProperty(name, 'microsoft.graph.todoTask');
    changes = { ...changes, ...reader(value) };
  }
  return changes;
}

const READERS: Readonly<Record<string, (value: unknown) => Partial<TaskFields>>> = {
  title: (value) => ({ title: title(value) }),
  status: (value) => ({ status: choice(STATUSES, value, 'status') }),
  importance: (value) => ({ importance: choice(IMPORTANCES, value, 'importance') }),
  body: (value) => ({ body: itemBody(value) }),
  categories: (value) => ({ categories: textList(value, 'categories') }),
  isReminderOn: (value) => ({ isReminderOn: flag(value, 'isReminderOn') }),
  dueDateTime: (value) => ({ dueDateTime: dayOf(value, 'dueDateTime') }),
  startDateTime: (value) => ({ startDateTime: dayOf(value, 'startDateTime') }),
  completedDateTime: (value) => ({ completedDateTime: dayOf(value, 'completedDateTime') }),
  reminderDateTime: (value) => ({ reminderDateTime: zonedTime(value, 'reminderDateTime') }),
  linkedResources: (value) => ({ linkedResources: linkedResources(value) }),
};

function title(value: unknown): string {
  const text = textOrNull(value, 'title');
  if (text === null || text.trim() === '') throw invalidTodo('A task needs a title.');
  return text;
}

function choice<const Name extends string>(names: readonly Name[], value: unknown, property: string): Name {
  if (typeof value === 'string' && oneOf(names, value)) return value;
  throw unreadableBody(`Cannot convert the literal '${String(value)}' to the expected type of '${property}'.`);
}

function flag(value: unknown, property: string): boolean {
  if (typeof value === 'boolean') return value;
  throw unreadableBody(`Cannot convert the value of the property '${property}' to the expected type 'Edm.Boolean'.`);
}

function itemBody(value: unknown): TaskFields['body'] {
  if (value === null) return { content: '', contentType: 'text' };
  const requested = objectOf(value, 'microsoft.graph.itemBody', ['content', 'contentType']);
  const contentType = requested.contentType === undefined ? 'text' : choice(CONTENT_TYPES, requested.contentType, 'contentType');
  return { content: textOrNull(requested.content ?? null, 'content') ?? '', contentType };
}

function linkedResources(value: unknown): readonly LinkedResource[] {
  const items = list(value, 'linkedResources');
  if (items.length > 1) throw new GraphError(400, 'invalidRequest', 'Invalid request: only one item is accepted in linkedResources.');
  return items.map((item) => {
    const requested = objectOf(item, 'microsoft.graph.linkedResource', ['applicationName', 'displayName', 'externalId', 'webUrl']);
    const text = (name: string): string | null => textOrNull(requested[name] ?? null, name);
    return {
      applicationName: text('applicationName'),
      displayName: text('displayName'),
      externalId: text('externalId'),
      webUrl: text('webUrl'),
    };
  });
}
