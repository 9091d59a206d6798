import type { Contact } from '../../contacts/contact.ts';
import { type Criterion, meetsCriterion, type Within } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { readEveryRow } from '../rows.ts';
import { providerOf } from './client_provider.ts';
import { withName } from './filter_name_rows.ts';
import { withPhone } from './filter_phone_rows.ts';
import { LARGEST_PAGE, type Listing, pagesOf, readPage } from './pages.ts';
import { sourceOf } from './sources.ts';
import { contactReader } from './tags_names.ts';
import { toContact } from './translate.ts';
import type * as wire from './wire.ts';

/**
 * The service finds emails and, with most providers, phone numbers, letter by letter. For everything else, we read the
 * whole address book.
 */
export async function find(connection: Connection, criterion: Criterion, { source }: Within): Promise<readonly Contact[]> {
  if (criterion.value.trim() === '') return [];
  const book = { source: sourceOf(connection, source) };
  // The names of groups don't decide here, so only those of the matches are read.
  const matchesIn = (rows: readonly wire.WireContact[]) => rows.filter((row) => meetsCriterion(toContact(row, []), criterion));
  for (const filter of await exactFilters(connection, criterion)) {
    const matches = matchesIn(await readFiltered(connection, { ...book, ...filter }));
    if (matches.length > 0) return contactReader(connection)(matches);
  }
  if (criterion.by === 'email') return [];
  const matches: wire.WireContact[] = [];
  const mayFit = (criterion.by === 'phone' ? withPhone : withName)(criterion.value);
  for await (const rows of pagesOf(connection, book, DOING, REMEDY, mayFit)) matches.push(...matchesIn(rows));
  return contactReader(connection)(matches);
}

/** The service's filters for the criterion, to try in turn; empty if it has none. */
export async function exactFilters(
  connection: Connection,
  { by, value }: Criterion,
): Promise<readonly Pick<Listing, 'email' | 'phone_number'>[]> {
  const text = value.trim();
  if (by === 'email') return [...new Set([text, text.toLowerCase()])].map((email) => ({ email }));
  if (by === 'phone' && (await providerOf(connection)).findsPhones) return [{ phone_number: text }];
  return [];
}

/**
 * Every match of an exact filter; they fit on one page. A row that can't be read is an error: it matched, and skipping
 * it would create the contact a second time.
 */
export async function readFiltered(connection: Connection, listing: Listing, read = readEveryRow): Promise<readonly wire.WireContact[]> {
  const { rows } = await readPage(connection, listing, { limit: LARGEST_PAGE, token: null }, DOING, read);
  return rows;
}

const DOING = 'find the contact';
const REMEDY = "Search for the email address, or for the phone number exactly as it's stored.";
