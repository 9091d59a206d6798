import type { Contact } from '../../contacts/contact.ts';
import { customKey } from '../../contacts/custom_field.ts';
import type { Selection } from '../../contacts/query.ts';
import { REVISION_KEYS, revisionOf } from '../../contacts/revision.ts';
import { hasTag } from '../../contacts/tags.ts';
import type { ChangesPort, Connection, Revision, Window } from '../backend.ts';
import { areReadBackTo } from '../paging.ts';
import { type Listing, pagesOf } from './pages.ts';
import { sourceOf } from './sources.ts';
import { contactReader } from './tags_names.ts';

/**
 * Contacts can be listed by their last change, so a poll reads one page. There's no date of creation, and the other one
 * moves without an edit, for example after mail to the person. So a new contact is one whose ID is new, a changed one
 * has another content, and both need everything that exists when the trigger is turned on.
 */
export const changes: ChangesPort = {
  recent: async function* (connection, _date, window, selection) {
    if (sourceOf(connection, selection.source) !== 'address_book') yield await recentOthers(connection, window, selection);
    else
      for await (const rows of revisions(connection, selection, 'newest')) {
        yield rows.filter((row) => isWithin(row, window) && isSelected(row, selection));
        if (areReadBackTo(rows, 'updated', window.enough)) return;
      }
  },
  beforehand: async function* (connection, date, selection) {
    // To know someone again, an ID is enough.
    const fields = date === 'updated' ? {} : { fields: selection.tag === undefined ? 'metadata' : 'memberships,metadata' };
    for await (const rows of revisions(connection, selection, 'oldest', fields)) yield rows.filter((row) => isSelected(row, selection));
  },
  sample: async (connection, _date, limit, selection) => {
    const found: Revision[] = [];
    for await (const rows of revisions(connection, selection, 'newest')) {
      found.push(...rows.filter((row) => isSelected(row, selection)));
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  },
  // Oldest first: a contact that changes during the reading comes again at the end, and no other one is skipped.
  all: async function* (connection, selection) {
    for await (const rows of revisions(connection, selection, 'oldest')) yield rows.filter((row) => isSelected(row, selection));
  },
};

const DOING = 'look for new and changed contacts';
const REMEDY = `Use fewer triggers that read the whole address book, or choose another account.`;

async function* revisions(
  connection: Connection,
  { source }: Selection,
  order: Listing['order'],
  more: Pick<Listing, 'fields'> = {},
): AsyncGenerator<readonly Revision[]> {
  const contacts = contactReader(connection);
  const listing = { source: sourceOf(connection, source), order, ...more };
  for await (const rows of pagesOf(connection, listing, { doing: DOING, remedy: REMEDY })) yield (await contacts(rows)).map(revision);
}

/** Those lists have no order, so they are read whole. */
async function recentOthers(connection: Connection, window: Window, selection: Selection): Promise<readonly Revision[]> {
  const found: Revision[] = [];
  for await (const rows of revisions(connection, selection, 'newest')) found.push(...rows.filter((row) => isWithin(row, window)));
  return found.sort((one, other) => momentOf(other) - momentOf(one));
}

function isWithin(row: Revision, { since, until = Number.POSITIVE_INFINITY }: Window): boolean {
  const moment = momentOf(row);
  return moment >= since && moment <= until;
}

/** In milliseconds since 1970. Someone without a date may be new. */
function momentOf({ contact }: Revision): number {
  return Date.parse(contact.updated_at ?? '') || Number.MAX_SAFE_INTEGER;
}

function isSelected({ contact }: Revision, { tag }: Selection): boolean {
  return tag === undefined || hasTag([...contact.tags, ...contact.groups.map(({ id }) => id)], tag);
}

function revision(contact: Contact): Revision {
  const custom = Object.keys(contact.custom_fields ?? {});
  return { contact, revision: revisionOf(contact, custom.length === 0 ? KEYS : [...KEYS, ...custom.map(customKey)]) };
}

/** What is compared, frozen like `REVISION_KEYS`. Without photos, whose addresses change by themselves. */
const KEYS = [...REVISION_KEYS, 'prefix', 'department'] as const;
