import { Problem } from '../../contacts/errors.ts';
import { deletedContactOf } from '../../contacts/notice.ts';
import { matchesQuery, type Selection } from '../../contacts/query.ts';
import type { Connection, NoticesPort, Revision, Watch } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { readRelay } from '../relay.ts';
import { addSubscription, type RelaySubscription, removeSubscription } from '../relay_subscription.ts';
import { revisionOfRow } from './changes.ts';
import { readContact } from './client.ts';
import { locationOf } from './location.ts';
import * as wire from './wire.ts';

/**
 * HighLevel sends its webhooks for all locations to one address, the relay's.
 * https://marketplace.gohighlevel.com/docs/webhook/ContactUpdate
 */
export const notices: NoticesPort = {
  subscribe: async (connection, watch) => {
    readRelay();
    const location = await requireOwnLocation(connection);
    await addSubscription(connection, subscriptionOf(watch, location));
    return location;
  },
  unsubscribe: async (connection, watch, account) => {
    const location = account || locationOf(connection);
    if (location !== undefined) await removeSubscription(connection, subscriptionOf(watch, location));
  },
  read: async (connection, notice, { event, selection }) => {
    if (notice.event !== event || notice.id === null) return {};
    if (event === 'contact_deleted') return { deleted: deletedContactOf(notice) };
    const contact = await nullIfNotFound(readContact(connection, notice.id));
    return { changed: contact === null ? [] : [revisionOfRow(connection, contact)].filter((row) => isSelected(row, selection)) };
  },
};

function subscriptionOf({ target, event }: Watch, account: string): RelaySubscription {
  return { account_type: 'highlevel', account, target, events: [event] };
}

/** The relay believes us, so the service has to say first that the location belongs to this sign-in. */
async function requireOwnLocation(connection: Connection): Promise<string> {
  const location = locationOf(connection);
  if (location === undefined)
    throw new Problem('invalid_input', "This connection has no location, so it can't be watched. Connect the account again.");
  await connection.http.send({
    method: 'GET',
    url: '/contacts/',
    query: { locationId: location, limit: 1 },
    schema: wire.contacts,
    doing: 'read the contacts',
    writes: false,
    scope: 'contacts.readonly',
  });
  return location;
}

function isSelected({ contact }: Revision, { tag, source }: Selection): boolean {
  return matchesQuery(contact, tag === undefined ? {} : { tag }) && (source === undefined || contact.source === source);
}
