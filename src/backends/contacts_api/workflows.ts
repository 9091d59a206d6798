import { isProblem, Problem } from '../../contacts/errors.ts';
import { lastPage } from '../../contacts/page.ts';
import { quote } from '../../contacts/text.ts';
import { encodePathPart } from '../../http/path_part.ts';
import { NOT_GRANTED } from '../../http/permission.ts';
import type { Connection, WorkflowsPort } from '../backend.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import { type RowList, readableRows, readEveryRow } from '../rows.ts';
import { contactPath } from './client.ts';
import { locationOf } from './location.ts';
import * as wire from './wire.ts';

const LIST_SCOPE = 'workflows.readonly';

/** https://marketplace.gohighlevel.com/docs/ghl/workflows, and the two calls below a contact. */
export const workflows: WorkflowsPort = {
  scope: LIST_SCOPE,
  list: async (connection, { number }) => {
    const all = number > 0 ? [] : ((await readWorkflows(connection))?.read ?? []);
    return lastPage(all.filter(isPublished).map(({ id, name }) => ({ id, name: nullIfBlank(name) ?? id })));
  },
  add: async (connection, contactId, workflowId, startAt) => {
    const workflow = await findListed(connection, workflowId);
    if (workflow !== null && !isPublished(workflow)) throw problemForDraft(connection, workflow);
    // The form of the vendor's example: whole seconds, and an offset in digits.
    const body = startAt === undefined ? {} : { eventStartTime: startAt.replace(/(?:\.\d+)?Z$/, '+00:00') };
    await send(connection, 'POST', contactId, workflowId, body);
  },
  remove: async (connection, contactId, workflowId) => {
    await findListed(connection, workflowId);
    // The vendor documents a body for this DELETE, too.
    await send(connection, 'DELETE', contactId, workflowId, {});
  },
};

/**
 * The workflow as the list has it. The vendor doesn't say what it answers for an unknown or unpublished one, and a
 * success that starts nothing would be wrong. Null without the permission to list them: then its answer decides.
 */
async function findListed(connection: Connection, id: string): Promise<wire.WireWorkflow | null> {
  // A connection that can't write is refused without a request.
  if (connection.authData.access === 'read') return null;
  const all = await readWorkflows(connection).catch((error: unknown) => {
    if (isProblem(error, 'forbidden') && error.detail.reason === NOT_GRANTED) return null;
    throw error;
  });
  const found = all?.read.find((workflow) => workflow.id === id) ?? null;
  if (all === null || found !== null) return found;
  // It can be one that can't be read.
  readEveryRow(connection, all);
  throw new Problem(
    'not_found',
    `This location (sub-account) of ${connection.http.label} has no workflow with the ID ${quote(id)}. It may have been deleted, or it may belong to another location. Choose a workflow from the list.`,
  );
}

function problemForDraft({ http }: Connection, { id, name, status }: wire.WireWorkflow): Problem {
  return new Problem(
    'invalid_input',
    `The workflow ${quote(nullIfBlank(name) ?? id)} isn't published (its status is ${quote(status ?? '')}), so no contact can start it. Publish it in ${http.label}, or choose another one.`,
  );
}

/** Older editions of the list may not say. */
function isPublished({ status }: wire.WireWorkflow): boolean {
  return (nullIfBlank(status) ?? 'published').toLowerCase() === 'published';
}

interface Readable {
  readonly read: readonly wire.WireWorkflow[];
}

/** All workflows of the location, which come at once; null if no location is known. */
async function readWorkflows(connection: Connection): Promise<(RowList<wire.WireWorkflow> & Readable) | null> {
  const location = locationOf(connection);
  if (location === undefined) return null;
  const response = await connection.http.send({
    method: 'GET',
    url: '/workflows/',
    query: { locationId: location },
    schema: wire.workflows,
    doing: 'list the workflows',
    writes: false,
    scope: LIST_SCOPE,
  });
  const list = { rows: response.data.workflows, item: wire.workflow, what: 'workflow' };
  return { ...list, read: readableRows(connection, list) };
}

/** The response is the same for a contact that is in the workflow already, or isn't in it. */
async function send(
  connection: Connection,
  method: 'POST' | 'DELETE',
  contactId: string,
  workflowId: string,
  body: Readonly<Record<string, string>>,
): Promise<void> {
  const isAdded = method === 'POST';
  await connection.http.send({
    method,
    url: `${contactPath(contactId)}/workflow/${encodePathPart(workflowId)}`,
    body,
    // As after any deletion, an empty response is enough.
    schema: isAdded ? wire.accepted : wire.acceptedOrEmpty,
    doing: isAdded
      ? `add the contact ${contactId} to the workflow ${workflowId}`
      : `take the contact ${contactId} out of the workflow ${workflowId}`,
    writes: true,
    scope: 'contacts.write',
    saved: () => `The contact ${contactId} was ${isAdded ? 'added to' : 'taken out of'} the workflow ${workflowId}.`,
  });
}
