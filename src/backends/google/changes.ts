import type { Contact } from '../../contacts/contact.ts';
import { customKey } from '../../contacts/custom_field.ts';
import type { Selection } from '../../contacts/query.ts';
import { REVISION_KEYS, revisionOf } from '../../contacts/revision.ts';
import { hasTag } from '../../contacts/tags.ts';
import type { ChangesPort, Connection, Revision, Window } from '../backend.ts';
import { type Listing, pagesOf } from './pages.ts';
import { sourceOf } from './sources.ts';
import { contactReader } from './tags_names.ts';
import { updateTimeOf } from './translate.ts';
import type { WireContact } from './wire.ts';

/**
 * Contacts can be listed by their last change, so a poll reads one page. There's no date of creation, and the other one
 * moves without an edit, for example after mail to the person. So a new contact is one whose ID is new, a changed one
 * has another content, and both need everything that exists when the trigger is turned on.
 */
export const changes: ChangesPort = {
  recent: async function* (connection, _date, window, selection) {
    const inTime = (rows: readonly WireContact[]) => rows.filter((row) => isWithin(row, window));
    if (sourceOf(connection, selection.source) !== 'address_book') yield await recentOthers(connection, inTime, selection);
    // Names of groups are only needed for what changed.
    else
      for await (const { rows, all } of pages(connection, selection, 'newest', inTime)) {
        yield rows;
        if (all.some((row) => momentOf(row) <= window.enough)) return;
      }
  },
  beforehand: async function* (connection, date, selection) {
    // To know someone again, an ID is enough.
    const fields = date === 'updated' ? {} : { fields: selection.tag === undefined ? 'metadata' : 'memberships,metadata' };
    for await (const { rows } of pages(connection, selection, 'oldest', undefined, fields)) yield rows;
  },
  sample: async (connection, _date, limit, selection) => {
    const found: Revision[] = [];
    for await (const { rows } of pages(connection, selection, 'newest')) {
      found.push(...rows);
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  },
  // Oldest first: a contact that changes during the reading comes again at the end, and no other one is skipped.
  all: async function* (connection, selection) {
    for await (const { rows } of pages(connection, selection, 'oldest')) yield rows;
  },
};

const DOING = 'look for new and changed contacts';
const REMEDY = 'Use fewer triggers that read the whole address book, or choose another account.';

/** The revisions of each page that are selected, and all that the page has. */
async function* pages(
  connection: Connection,
  { source, tag }: Selection,
  order: Listing['order'],
  among: (rows: readonly WireContact[]) => readonly WireContact[] = (rows) => rows,
  more: Pick<Listing, 'fields'> = {},
): AsyncGenerator<{ readonly rows: readonly Revision[]; readonly all: readonly WireContact[] }> {
  const contacts = contactReader(connection);
  const listing = { source: sourceOf(connection, source), order, ...more };
  for await (const all of pagesOf(connection, listing, { doing: DOING, remedy: REMEDY })) {
    const rows = (await contacts(among(all))).filter((contact) => isSelected(contact, tag)).map(revision);
    yield { rows, all };
  }
}

/** Those lists have no order, so they are read whole. */
async function recentOthers(
  connection: Connection,
  inTime: (rows: readonly WireContact[]) => readonly WireContact[],
  selection: Selection,
): Promise<readonly Revision[]> {
  const found: Revision[] = [];
  for await (const { rows } of pages(connection, selection, 'newest', inTime)) found.push(...rows);
  return found.sort((one, other) => (other.contact.updated_at ?? '~').localeCompare(one.contact.updated_at ?? '~'));
}

function isWithin(row: WireContact, { since, until = Number.POSITIVE_INFINITY }: Window): boolean {
  const moment = momentOf(row);
  return moment >= since && moment <= until;
}

/** In milliseconds since 1970. Someone without a date may be new. */
function momentOf(row: WireContact): number {
  return Date.parse(updateTimeOf(row) ?? '') || Number.MAX_SAFE_INTEGER;
}

function isSelected({ tags, groups }: Contact, tag: string | undefined): boolean {
  return tag === undefined || hasTag([...tags, ...groups.map(({ id }) => id)], tag);
}

function revision(contact: Contact): Revision {
  const custom = Object.keys(contact.custom_fields ?? {});
  return { contact, revision: revisionOf(contact, custom.length === 0 ? KEYS : [...KEYS, ...custom.map(customKey)]) };
}

/** What is compared, frozen like `REVISION_KEYS`. Without photos, whose addresses change by themselves. */
const KEYS = [...REVISION_KEYS, 'prefix', 'department'] as const;
