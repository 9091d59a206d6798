import { Problem } from '../../contacts/errors.ts';
import { deletedContactOf } from '../../contacts/notice.ts';
import { matchesQuery, type Selection } from '../../contacts/query.ts';
import type { Connection, NoticesPort, Revision, Watch } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { readRelay } from '../relay.ts';
import { addSubscription, type RelaySubscription, removeSubscription } from '../relay_subscription.ts';
import { revisionOfContact } from './changes.ts';
import { NYLAS, read } from './client.ts';
import { providerOf, readMailbox } from './client_provider.ts';
import { sourceOf } from './sources.ts';
import { existingGroups, requireGroups } from './tags_groups.ts';
import { withTagNames } from './tags_names.ts';

/**
 * Nylas sends the notices of all mailboxes of an application to one address, the relay's.
 * https://developer.nylas.com/docs/v3/notifications/
 */
export const notices: NoticesPort = {
  subscribe: async (connection, watch) => {
    readRelay();
    await checkSelection(connection, watch.selection);
    // The relay believes us, so Nylas has to say first which mailbox belongs to this sign-in.
    const { id } = await readMailbox(connection);
    if (!id) throw new Problem('unexpected_response', `${NYLAS} doesn't say whose mailbox this is. Try again later.`);
    await addSubscription(connection, subscriptionOf(watch, id));
    return id;
  },
  unsubscribe: async (connection, watch, account) => {
    const grant = account || connection.authData.grant_id;
    if (grant) await removeSubscription(connection, subscriptionOf(watch, grant));
  },
  read: async (connection, notice, { event, selection }) => {
    if (notice.event !== event || notice.id === null) return {};
    if (event === 'contact_deleted') return { deleted: deletedContactOf(notice) };
    const contact = await nullIfNotFound(read(connection, notice.id));
    if (contact === null || (contact.source || 'address_book') !== sourceOf(connection, selection.source)) return {};
    return { changed: [revisionOfContact(await withTagNames(connection, contact))].filter((row) => hasTag(row, selection)) };
  },
};

function subscriptionOf({ target, event }: Watch, account: string): RelaySubscription {
  return { account_type: 'nylas', account, target, events: [event] };
}

/** Refuses a source that can't be read, and a group that doesn't exist. */
async function checkSelection(connection: Connection, { source, tag }: Selection): Promise<void> {
  sourceOf(connection, source);
  if (tag === undefined) return;
  const provider = await providerOf(connection);
  requireGroups(provider);
  await existingGroups(connection, [tag], provider);
}

function hasTag({ contact }: Revision, { tag }: Selection): boolean {
  return matchesQuery(contact, tag === undefined ? {} : { tag });
}
