import type { Contact } from '../../contacts/contact.ts';
import { customKey } from '../../contacts/custom_field.ts';
import type { Selection } from '../../contacts/query.ts';
import { REVISION_KEYS, revisionOf } from '../../contacts/revision.ts';
import { hasTag } from '../../contacts/tags.ts';
import type { ChangesPort, Connection, Revision, Window } from '../backend.ts';
import { type Listing, pagesOf } from './pages.ts';
import { sourceOf } from './sources.ts';
import { groupNamed, readGroupsWith } from './tags_groups.ts';
import { readMembers } from './tags_members.ts';
import { contactReader } from './tags_names.ts';
import { toContact, updateTimeOf } from './translate.ts';
import type { WireContact } from './wire.ts';

/**
 * Contacts can be listed by their last change, so a poll reads one page. There's no date of creation, and the other one
 * moves without an edit, for example after mail to the person. So a new contact is one whose ID is new, a changed one
 * has another content, and both need everything that exists when the trigger is turned on.
 */
export const changes: ChangesPort = {
  recent: async function* (connection, _date, window, selection) {
    const among = (rows: readonly WireContact[]) => rows.filter((row) => isWithin(row, window));
    // Names of groups are only needed for what changed.
    for await (const { rows, all } of pages(connection, selection, { order: 'newest', among })) {
      yield rows;
      if (all.some((row) => momentOf(row) <= window.enough)) return;
    }
  },
  beforehand: async function* (connection, date, selection) {
    // To know someone again, an ID is enough, and a revision has no names of groups.
    const fields = date === 'updated' ? {} : { fields: selection.tag === undefined ? 'metadata' : 'memberships,metadata' };
    const reading = { order: 'oldest', isNameless: selection.tag === undefined, ...fields } as const;
    for await (const { rows } of pages(connection, selection, reading)) yield rows;
  },
  sample: async (connection, _date, limit, selection) => {
    const found: Revision[] = [];
    for await (const { rows } of pages(connection, selection, { order: 'newest' })) {
      found.push(...rows);
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  },
  // Oldest first: a contact that changes during the reading comes again at the end, and no other one is skipped.
  all: async function* (connection, selection) {
    for await (const { rows } of pages(connection, selection, { order: 'oldest' })) yield rows;
  },
};

const DOING = 'look for new and changed contacts';
const REMEDY = `Limit the trigger to a small ${__BUILD__.words.tag}.`;

/** How to read pages. */
interface PagesReading extends Pick<Listing, 'order' | 'fields'> {
  /** The rows of a page that count. */
  readonly among?: (rows: readonly WireContact[]) => readonly WireContact[];
  /** Whether the names of groups aren't needed, which take a request. */
  readonly isNameless?: boolean;
}

/** The revisions of each page that are selected, and all that the page has. */
async function* pages(
  connection: Connection,
  { source, tag }: Selection,
  { among = (rows) => rows, isNameless = false, ...more }: PagesReading,
): AsyncGenerator<{ readonly rows: readonly Revision[]; readonly all: readonly WireContact[] }> {
  const known = tag === undefined ? undefined : { tag, ...(await readGroupsWith(connection, [tag])) };
  const contacts = isNameless ? withoutNames : contactReader(connection, known);
  const listing = { source: sourceOf(connection, source), ...more };
  const isWhole = known === undefined || more.order === 'newest';
  const members = isWhole ? null : await readMembers(connection, groupNamed(known.groups, known.tag), DOING);
  const read = members === null ? pagesOf(connection, listing, { doing: DOING, remedy: REMEDY }) : [members];
  for await (const all of read) {
    const rows = (await contacts(among(all))).filter((contact) => isSelected(contact, tag)).map(revision);
    yield { rows, all };
  }
}

async function withoutNames(rows: readonly WireContact[]): Promise<Contact[]> {
  return rows.map((row) => toContact(row, NO_NAMES));
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

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
