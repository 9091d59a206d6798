import { SEEDED_BEFORE } from '../people.ts';
import type { ServiceResponse } from '../service.ts';
import { namedContact, ownLocation } from './access.ts';
import type { Call, Route } from './call.ts';
import { parameter } from './call.ts';
import { isoText } from './dates.ts';
import { badRequest, otherLocation, unknownId, unprocessable } from './errors.ts';
import type { Workflow } from './records.ts';
import type { BodyRules } from './validation.ts';
import { checkedBody, textOf } from './validation.ts';

/** The workflows of a location, all at once, and the contacts in them. */
export const workflowRoutes: readonly Route[] = [
  { method: 'GET', path: '/workflows', scope: 'workflows.readonly', handle: list },
  { method: 'POST', path: '/contacts/:contactId/workflow/:workflowId', scope: 'contacts.write', handle: add },
  { method: 'DELETE', path: '/contacts/:contactId/workflow/:workflowId', scope: 'contacts.write', handle: remove },
];

/** The document requires a body for both calls. */
const BODY: BodyRules = { keys: { eventStartTime: 'text' } };

function list(call: Call): ServiceResponse {
  const location = ownLocation(call, call.query.get('locationId'));
  return { status: 200, body: { workflows: call.store.account.workflows.filter(({ locationId }) => locationId === location).map(wire) } };
}

/** The same response for a contact that is in the workflow already. */
function add(call: Call): ServiceResponse {
  const contact = namedContact(call);
  const workflow = namedWorkflow(call);
  const startTime = readStart(call);
  if (workflow.status !== 'published') throw badRequest(`Workflow with id ${workflow.id} is not published`);
  call.store.enroll(contact.id, workflow.id, startTime);
  return { status: 200, body: { succeded: true } };
}

/** The same response for a contact that isn't in the workflow. */
function remove(call: Call): ServiceResponse {
  const contact = namedContact(call);
  const workflow = namedWorkflow(call);
  readStart(call);
  call.store.unenroll(contact.id, workflow.id);
  return { status: 200, body: { succeded: true } };
}

function namedWorkflow(call: Call): Workflow {
  const id = parameter(call, 'workflowId');
  const workflow = call.store.account.workflows.find((stored) => stored.id === id);
  if (workflow === undefined) throw unknownId('Workflow', id);
  if (workflow.locationId !== call.location) throw otherLocation();
  return workflow;
}

/** The example is the only form that the document shows: whole seconds, and an offset in digits. */
function readStart(call: Call): number | null {
  if (call.body === undefined) throw unprocessable('the body should be an object');
  const typed = textOf(checkedBody(call.body, BODY), 'eventStartTime');
  if (typed === undefined) return null;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/.test(typed) || Number.isNaN(Date.parse(typed)))
    throw unprocessable('eventStartTime must be a valid ISO 8601 date string');
  return Date.parse(typed);
}

function wire({ id, name, status, locationId }: Workflow): Record<string, unknown> {
  const at = isoText(SEEDED_BEFORE - 1);
  return { id, name, status, version: 1, createdAt: at, updatedAt: at, locationId };
}
