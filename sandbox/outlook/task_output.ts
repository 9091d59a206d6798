import { etag } from './ids.ts';
import { inTicks } from './times.ts';
import type { StoredTask } from './todo.ts';

/** A task as Graph returns it: unset times are left out, linked resources come if requested. */
export function taskOut(task: StoredTask, withLinks: boolean): Record<string, unknown> {
  const { fields } = task;
  const times = Object.entries({
    dueDateTime: fields.dueDateTime,
    startDateTime: fields.startDateTime,
    reminderDateTime: fields.reminderDateTime,
    completedDateTime: fields.completedDateTime,
  });
  return {
    '@odata.etag': etag(task.changeKey),
    importance: fields.importance,
    isReminderOn: fields.isReminderOn,
    status: fields.status,
    title: fields.title,
    createdDateTime: `${inTicks(task.created)}Z`,
    lastModifiedDateTime: `${inTicks(task.modified)}Z`,
    hasAttachments: false,
    categories: fields.categories,
    id: task.id,
    body: fields.body,
    ...Object.fromEntries(times.filter(([, time]) => time !== null)),
    ...(withLinks ? { linkedResources: fields.linkedResources.map((link, index) => ({ ...link, id: linkId(task, index) })) } : {}),
  };
}

/** A resource has its own ID: its task's number in the form of a GUID. */
export function linkId(task: StoredTask, index: number): string {
  const digits = Buffer.from(task.id.slice(-16), 'base64url').toString('hex').padStart(24, '0');
  return `${digits.slice(-20, -12)}-0000-4000-8${String(index).padStart(3, '0')}-${digits.slice(-12)}`;
}
