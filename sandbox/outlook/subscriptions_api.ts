import { randomUUID } from 'node:crypto';
import { isOnThisMachine, send } from '../notifications.ts';
import type { ServiceResponse } from '../service.ts';
import type { Call } from './call.ts';
import { GraphError, itemNotFound } from './errors.ts';
import { type JsonObject, readObject, unknownProperty } from './json.ts';
import { contextOf } from './paging.ts';
import type { Subscription } from './subscriptions.ts';

/** POST /subscriptions: both addresses must answer a handshake before there's a subscription. */
export async function createSubscription(call: Call): Promise<ServiceResponse> {
  const body = readObject(call.request.body, call.request.headers['content-type']);
  for (const name of Object.keys(body)) if (!PROPERTIES.includes(name)) throw unknownProperty(name, 'microsoft.graph.subscription');
  const resource = text(body, 'resource');
  const folderId = folderOf(call, resource);
  const changeTypes = text(body, 'changeType').split(',');
  if (changeTypes.some((type) => !CHANGE_TYPES.includes(type)))
    throw invalid(`Subscription change type is not valid: ${changeTypes.join()}.`);
  const notificationUrl = text(body, 'notificationUrl');
  const lifecycleNotificationUrl = optionalText(body, 'lifecycleNotificationUrl');
  const clientState = optionalText(body, 'clientState');
  if ((clientState ?? '').length > 128) throw invalid('Subscription client state is longer than 128 characters.');
  const expires = expiryOf(call, body);
  for (const url of new Set([notificationUrl, lifecycleNotificationUrl])) if (url !== null) await shakeHands(url);
  const { subscriptions } = call.store;
  const added = subscriptions.add({
    resource,
    folderId,
    changeTypes,
    notificationUrl,
    lifecycleNotificationUrl,
    clientState,
    expires,
    immutable: call.immutable,
  });
  return { status: 201, body: { '@odata.context': contextOf(call.request, 'subscriptions/$entity'), ...shown(call, added), clientState } };
}

/** GET /subscriptions: those of the app in this mailbox. */
export function listSubscriptions(call: Call): ServiceResponse {
  call.store.subscriptions.tick();
  const value = [...call.store.subscriptions.all.values()].map((one) => shown(call, one));
  return { status: 200, body: { '@odata.context': contextOf(call.request, 'subscriptions'), value } };
}

/** GET /subscriptions/{id} */
export function readSubscription(call: Call): ServiceResponse {
  const body = { '@odata.context': contextOf(call.request, 'subscriptions/$entity'), ...shown(call, subscriptionOf(call)) };
  return { status: 200, body };
}

/** PATCH /subscriptions/{id}: only its expiry. */
export function renewSubscription(call: Call): ServiceResponse {
  const subscription = subscriptionOf(call);
  const body = readObject(call.request.body, call.request.headers['content-type']);
  for (const name of Object.keys(body)) if (name !== 'expirationDateTime') throw invalid(`The property '${name}' cannot be updated.`);
  return { status: 200, body: shown(call, call.store.subscriptions.renew(subscription, expiryOf(call, body))) };
}

/** DELETE /subscriptions/{id} */
export function deleteSubscription(call: Call): ServiceResponse {
  call.store.subscriptions.all.delete(subscriptionOf(call).id);
  return { status: 204 };
}

const PROPERTIES = [
  'changeType',
  'notificationUrl',
  'lifecycleNotificationUrl',
  'resource',
  'expirationDateTime',
  'clientState',
  'latestSupportedTlsVersion',
];
const CHANGE_TYPES = ['created', 'updated', 'deleted'];
const MINUTE = 60_000;
/** https://learn.microsoft.com/graph/api/resources/subscription#subscription-lifetime */
const LONGEST_MINUTES = 10_080;
const SHORTEST_MINUTES = 45;

function subscriptionOf(call: Call): Subscription {
  const found = call.store.subscriptions.find(call.ids.subscription ?? '');
  if (found === undefined) throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
  return found;
}

/** In the list, the client state is hidden. */
function shown({ store }: Call, subscription: Subscription): object {
  const { id, resource, changeTypes, notificationUrl, lifecycleNotificationUrl, expires } = subscription;
  return {
    id,
    resource,
    applicationId: '00000000-0000-0000-0000-00000000c11e',
    changeType: changeTypes.join(),
    clientState: null,
    notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl,
    expirationDateTime: new Date(expires).toISOString(),
    creatorId: store.user.id,
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
  };
}

/** The contacts of a folder; `me/contacts` are those of the default one. */
function folderOf({ store }: Call, resource: string): string {
  const path = resource.replace(/^\//, '');
  if (path.toLowerCase() === 'me/contacts') return store.defaultFolderId;
  const [, id] = /^me\/contactFolders(?:\/|\(')([\w=-]+)(?:'\))?\/contacts$/i.exec(path) ?? [];
  if (id === undefined) throw invalid(`Resource '${resource}' is not supported.`);
  if (!store.folders.has(id)) throw itemNotFound();
  return id;
}

/** A life that is too short becomes the shortest one. */
function expiryOf({ store }: Call, body: JsonObject): number {
  const expires = Date.parse(text(body, 'expirationDateTime'));
  const now = store.now();
  if (Number.isNaN(expires)) throw invalid('Subscription expiration is not a valid date.');
  if (expires <= now) throw invalid('Subscription expiration must be in the future.');
  if (expires > now + LONGEST_MINUTES * MINUTE) {
    throw new GraphError(400, 'ExtensionError', `Subscription expiration can only be ${LONGEST_MINUTES} minutes in the future.`);
  }
  return Math.max(expires, now + SHORTEST_MINUTES * MINUTE);
}

/** The address must return the token, decoded, as plain text. */
async function shakeHands(url: string): Promise<void> {
  if (!isOnThisMachine(url)) throw invalid('The sandbox only sends notifications to this machine.');
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
  const separator = url.includes('?') ? '&' : '?';
  const address = `${url}${separator}validationToken=${encodeURIComponent(token)}`;
  const reply = await send('POST', address, { headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '' }).catch(() => null);
  if (reply === null) throw unvalidated('The request timed out or the endpoint could not be reached.');
  const isEcho = reply.status === 200 && reply.text === token && /^text\/plain\b/i.test(reply.contentType);
  if (!isEcho)
    throw unvalidated(`Notification endpoint must respond with 200 OK to validation request. It responded with ${reply.status}.`);
}

function text(body: JsonObject, name: string): string {
  const value = optionalText(body, name);
  if (value === null || value === '') throw invalid(`The property '${name}' is required.`);
  return value;
}

function optionalText(body: JsonObject, name: string): string | null {
  const value = body[name] ?? null;
  if (value !== null && typeof value !== 'string') throw invalid(`The property '${name}' is expected to be a string.`);
  return value;
}

function invalid(message: string): GraphError {
  return new GraphError(400, 'InvalidRequest', message);
}

function unvalidated(why: string): GraphError {
  return new GraphError(400, 'ValidationError', `Subscription validation request failed. ${why}`);
}
