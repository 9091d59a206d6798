import { encodePathPart } from '../../http/path_part.ts';
import type { Connection, PlannedWrites } from '../backend.ts';
import { taskPath } from './client_paths.ts';
import { everyLinkedTask, forgetTasks } from './tasks_linked.ts';
import * as wire from './wire.ts';

/**
 * Points the links of the tasks to the other contact, so that a task keeps everything: reminders, steps and recurrence.
 * https://learn.microsoft.com/graph/api/linkedresource-update
 */
export async function planTasksMove(connection: Connection, fromId: string, toId: string): Promise<PlannedWrites> {
  const links = (await everyLinkedTask(connection)).flatMap(({ listId, task }) =>
    (task.linkedResources ?? []).flatMap(({ id, externalId }) => (externalId === fromId && id ? [{ listId, taskId: task.id, id }] : [])),
  );
  return async () => {
    if (links.length > 0) forgetTasks(connection);
    for (const { listId, taskId, id } of links)
      await connection.http.send({
        method: 'PATCH',
        url: `${taskPath(listId, taskId)}/linkedResources/${encodePathPart(id)}`,
        body: { displayName: `Contact ${toId}`, externalId: toId },
        schema: wire.anything,
        doing: `link a task to the contact ${toId}`,
        writes: true,
        scope: 'Tasks.ReadWrite',
        saved: () => `A task was linked to the contact ${toId}.`,
        preview: () => null,
      });
  };
}
