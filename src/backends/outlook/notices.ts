import { Problem } from '../../contacts/errors.ts';
import { deletedContactOf, type Notice } from '../../contacts/notice.ts';
import { hasTag } from '../../contacts/tags.ts';
import { outlookType } from '../account_types.ts';
import { ADDRESS_BOOK, type Connection, type NoticeReading, type NoticesPort, type Revision, type Watch } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { readRelay } from '../relay.ts';
import { changes } from './changes.ts';
import { toRevision } from './changes_lists.ts';
import { readContact } from './client.ts';
import { DEFAULT_FOLDER } from './client_paths.ts';
import { folders } from './folders.ts';
import { mailboxOf } from './folders_mailbox.ts';
import {
  createSubscription,
  folderOf,
  hasEarlierSeal,
  listSubscriptions,
  readResource,
  removeSubscription,
  renewSubscription,
} from './notices_subscriptions.ts';

/**
 * Graph sends its notices of a folder to the relay, with the address of the Zap's hook in the relay's own address.
 * https://learn.microsoft.com/graph/outlook-change-notifications-overview
 */
export const notices: NoticesPort = {
  onlyAddressBook: true,
  subscribe: async (connection, watch) => {
    readRelay();
    if ((watch.selection.source ?? ADDRESS_BOOK) !== ADDRESS_BOOK)
      throw new Problem('missing_capability', `${outlookType.label} only tells Zapier at once about the address book. Leave Source blank.`);
    try {
      await subscribeToMissing(connection, watch);
    } catch (error) {
      // Otherwise the folders before the failure would send notices to a Zap that isn't on.
      await removeAll(connection, watch).catch(() => undefined);
      throw error;
    }
    return '';
  },
  unsubscribe: removeAll,
  read: (connection, notice, watch) => READERS[notice.event](connection, notice, watch),
};

type Reader = (connection: Connection, notice: Notice, watch: Watch) => Promise<NoticeReading>;

const READERS: Readonly<Record<Notice['event'], Reader>> = {
  contact_changed: async (connection, { id }, watch) => {
    if (id === null || watch.event !== 'contact_changed') return {};
    const contact = await nullIfNotFound(readContact(connection, id));
    return contact === null ? {} : { changed: selected([toRevision(contact, connection.timezone)], watch) };
  },
  contact_deleted: async (connection, notice, watch) => {
    if (notice.id === null || watch.event !== 'contact_deleted') return {};
    const contact = await nullIfNotFound(readContact(connection, notice.id));
    if (contact === null) return { deleted: deletedContactOf(notice) };
    // A contact that moves to another folder is deleted in its old one. One in Deleted Items can still be read.
    const { items } = await folders.list(connection, { number: 0, cursor: null });
    if (items.some(({ id }) => id === contact.parentFolderId)) return {};
    const { full_name, email, phone } = toRevision(contact, connection.timezone).contact;
    return { deleted: deletedContactOf({ ...notice, full_name, email, phone }) };
  },
  reauthorization_required: async (connection, { subscription }, watch) => {
    if (subscription !== null) await renew(connection, watch, subscription);
    await subscribeToMissing(connection, watch);
    return {};
  },
  subscription_removed: async (connection, _notice, watch) => {
    await subscribeToMissing(connection, watch);
    return {};
  },
  missed: async (connection, notice, watch) => {
    if (watch.event === 'contact_changed') return { changed: await readMissed(connection, notice, watch) };
    connection.log("Microsoft couldn't deliver some notices of the last hour, so the Zap may not know of every deleted contact.");
    return {};
  },
};

/** More folders than a mailbox has for contacts, and as many as can be watched within a run. */
const FOLDERS_LIMIT = 100;

/** A folder that was created later is watched from the next renewal on. */
async function subscribeToMissing(connection: Connection, watch: Watch): Promise<void> {
  const chosen = watch.selection.folder_id;
  const [wanted, existing] = await Promise.all([
    chosen === undefined ? mailboxOf(connection).everywhere((id) => Promise.resolve(id)) : [chosen === DEFAULT_FOLDER ? null : chosen],
    listSubscriptions(connection, watch),
  ]);
  if (wanted.length > FOLDERS_LIMIT)
    throw new Problem(
      'too_much',
      `This ${outlookType.label} mailbox has more than ${FOLDERS_LIMIT} contact folders, and each has to be watched. Use fewer.`,
    );
  const watched = existing.map(({ id, resource }) => ({ id, folder: folderOf(resource ?? '') }));
  const missing = wanted.filter((folder) => !watched.some((one) => one.folder === folder));
  // A request that seemed to fail may have worked.
  const surplus = watched.filter(({ folder }, index) => watched.findIndex((one) => one.folder === folder) < index);
  await Promise.all([
    ...missing.map((folder) => createSubscription(connection, watch, folder)),
    ...surplus.map(({ id }) => removeSubscription(connection, id)),
  ]);
}

/** One that has the seal of an earlier secret is replaced, so that the relay needn't know that secret for ever. */
async function renew(connection: Connection, watch: Watch, id: string): Promise<void> {
  const renewed = await renewSubscription(connection, id);
  const folder = folderOf(renewed?.resource ?? '');
  if (renewed === null || folder === undefined || !hasEarlierSeal(renewed, watch)) return;
  await createSubscription(connection, watch, folder);
  await removeSubscription(connection, id);
}

/** What Zapier kept when the Zap was turned on is long outdated, so Graph's own list counts. */
async function removeAll(connection: Connection, watch: Watch): Promise<void> {
  const existing = await listSubscriptions(connection, watch);
  await Promise.all(existing.map(({ id }) => removeSubscription(connection, id)));
}

/** Graph couldn't deliver some notices, and doesn't say which. */
async function readMissed(connection: Connection, { at, subscription }: Notice, watch: Watch): Promise<readonly Revision[]> {
  const since = Math.min(connection.now, Date.parse(at)) - AN_HOUR;
  const resource = subscription === null ? null : await readResource(connection, subscription);
  const folder = resource === null ? undefined : folderOf(resource);
  const selection = folder === undefined ? watch.selection : { ...watch.selection, folder_id: folder ?? DEFAULT_FOLDER };
  const found: Revision[] = [];
  for await (const rows of changes.recent?.(connection, 'updated', { since, enough: since }, selection) ?? []) found.push(...rows);
  return found;
}

/** Milliseconds. */
const AN_HOUR = 60 * 60 * 1000;

function selected(rows: readonly Revision[], { selection: { tag, folder_id: folder = DEFAULT_FOLDER } }: Watch): readonly Revision[] {
  return rows.filter(
    ({ contact }) => (tag === undefined || hasTag(contact.tags, tag)) && (folder === DEFAULT_FOLDER || contact.folder_id === folder),
  );
}
