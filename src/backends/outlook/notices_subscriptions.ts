import { isProblem } from '../../contacts/errors.ts';
import { encodePathPart } from '../../http/path_part.ts';
import type { Connection, Removal, Watch } from '../backend.ts';
import { deleteUnlessGone } from '../delete_unless_gone.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { clientState, hookAddress, readRelay, sealedAddress } from '../relay.ts';
import { DEFAULT_FOLDER } from './client_paths.ts';
import { TOO_LONG } from './errors_subscription.ts';
import { readAllItems } from './pages.ts';
import * as wire from './wire.ts';

/** The subscriptions that send notices to the Zap's hook. Graph lists those of the whole app in this mailbox. */
export async function listSubscriptions(connection: Connection, { target }: Watch): Promise<readonly wire.WireSubscription[]> {
  const reading = { item: wire.subscription, what: 'subscription', doing: 'list the subscriptions', scope: SCOPE };
  const all = await readAllItems(connection, { url: SUBSCRIPTIONS }, reading);
  const ours = hookAddress(readRelay(), ACCOUNT_TYPE, target);
  return all.filter(({ notificationUrl }) => notificationUrl?.startsWith(ours) ?? false);
}

/** Whether the relay's address in it was sealed with a secret that's being replaced. */
export function hasEarlierSeal({ notificationUrl }: wire.Renewal, { target }: Watch): boolean {
  const relay = readRelay();
  if (!notificationUrl?.startsWith(hookAddress(relay, ACCOUNT_TYPE, target))) return false;
  return notificationUrl !== sealedAddress(relay, ACCOUNT_TYPE, target);
}

/** Watches a folder; null is the default one. Graph calls the relay before it responds. https://learn.microsoft.com/graph/api/subscription-post-subscriptions */
export async function createSubscription(connection: Connection, { target, event }: Watch, folderId: string | null): Promise<void> {
  const relay = readRelay();
  const url = sealedAddress(relay, ACCOUNT_TYPE, target);
  await asLongAsPossible(connection, async (expirationDateTime) => {
    await connection.http.send({
      method: 'POST',
      url: SUBSCRIPTIONS,
      body: {
        changeType: event === 'contact_deleted' ? 'deleted' : 'created,updated',
        notificationUrl: url,
        lifecycleNotificationUrl: url,
        resource: resourceOf(folderId),
        expirationDateTime,
        clientState: clientState(relay, target),
      },
      schema: wire.subscription,
      doing: 'watch the contacts',
      writes: false,
      scope: SCOPE,
    });
  });
}

/** Keeps it alive for another while; null if it no longer exists. https://learn.microsoft.com/graph/api/subscription-update */
export async function renewSubscription(connection: Connection, id: string): Promise<wire.Renewal | null> {
  const renewed = asLongAsPossible(connection, (expirationDateTime) =>
    connection.http.send({
      method: 'PATCH',
      url: subscriptionPath(id),
      body: { expirationDateTime },
      schema: wire.renewal,
      doing: 'keep watching the contacts',
      writes: false,
      scope: SCOPE,
    }),
  );
  return (await nullIfNotFound(renewed))?.data ?? null;
}

export function removeSubscription(connection: Connection, id: string): Promise<Removal> {
  return deleteUnlessGone(connection, {
    url: () => subscriptionPath(id),
    doing: 'stop watching the contacts',
    scope: SCOPE,
    writes: false,
  });
}

/** What the subscription watches; null if it no longer exists. */
export async function readResource(connection: Connection, id: string): Promise<string | null> {
  const read = connection.http.send({
    method: 'GET',
    url: subscriptionPath(id),
    schema: wire.subscription,
    doing: 'read the subscription',
    writes: false,
    scope: SCOPE,
  });
  return (await nullIfNotFound(read))?.data.resource ?? null;
}

/** The folder that a resource is about: its ID, null for the default one, or undefined if it can't be told. */
export function folderOf(resource: string): string | null | undefined {
  const [, folderId] = /contactFolders(?:\/|\(')([^/')]+)/i.exec(resource) ?? [];
  if (folderId !== undefined) return decodeURIComponent(folderId);
  return /\/contacts$/i.test(`/${resource}`) ? null : undefined;
}

const ACCOUNT_TYPE = 'outlook';
const SUBSCRIPTIONS = '/subscriptions';
const SCOPE = 'Contacts.Read';

function subscriptionPath(id: string): string {
  return `${SUBSCRIPTIONS}/${encodePathPart(id)}`;
}

/** The name of the default folder isn't known to every mailbox. */
function resourceOf(folderId: string | null): string {
  return folderId === null || folderId === DEFAULT_FOLDER ? 'me/contacts' : `me/contactFolders/${folderId}/contacts`;
}

/** Minutes: a little less than the limit of today's documents, and of older ones. */
const LIVES = [10_080 - 10, 4_230 - 10] as const;

async function asLongAsPossible<T>(connection: Connection, work: (expiry: string) => Promise<T>): Promise<T> {
  const [longest, shorter] = LIVES.map((minutes) => new Date(connection.now + minutes * 60_000).toISOString());
  try {
    return await work(longest ?? '');
  } catch (error) {
    if (!isProblem(error) || error.detail.reason !== TOO_LONG) throw error;
    return await work(shorter ?? '');
  }
}
