import type { Contact } from '../../contacts/contact.ts';
import type { Page } from '../../contacts/page.ts';
import { type ContactQuery, matchesQuery } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { graphUrl } from './client_links.ts';
import { contactsPath } from './client_paths.ts';
import { withCustomCondition } from './custom_fields.ts';
import { companyCondition, datedWithin, joinConditions, nameCondition, newestFirst, withEmail, withTag } from './filter.ts';
import { LARGEST_PAGE, urlOf } from './pages.ts';
import { pageAcrossFolders } from './pages_folders.ts';
import { sourceOf } from './sources.ts';
import { searchPeople } from './sources_search.ts';
import * as wire from './wire.ts';

/** Sends every condition that the service can check, and checks the results again here. */
export async function search(
  connection: Connection,
  requested: ContactQuery,
  page: { readonly cursor: string | null; readonly limit: number },
): Promise<Page<Contact>> {
  const source = sourceOf(connection, requested.source);
  if (source !== null) return await searchPeople(connection, source, requested, page);
  const query = withCustomCondition(requested);
  const filters = conditions(query);
  const listing = {
    folderId: query.folder_id,
    // Some mailboxes can't filter by lists; then all contacts are read and checked here.
    firstPages: (folder: string | null): readonly [string, string?] =>
      filters.length === 0
        ? [firstPage(connection, query, folder, [], page.limit)]
        : [firstPage(connection, query, folder, filters, page.limit), firstPage(connection, query, folder, [], LARGEST_PAGE)],
    isMatch: (contact: Contact) => matchesQuery(contact, query),
    doing: 'find contacts',
  };
  return await pageAcrossFolders(connection, listing, page);
}

/**
 * The address of a folder's first page. It's only sorted if the service allows it: without a filter, or with one that
 * begins with the date.
 */
function firstPage(connection: Connection, query: ContactQuery, folder: string | null, filters: readonly string[], limit: number): string {
  const filter = joinConditions(filters);
  // Where matches are filtered here, small pages would take many requests.
  const isSifted = query.text !== undefined || query.phone !== undefined || query.name !== undefined || query.custom_field !== undefined;
  const top = isSifted ? LARGEST_PAGE : Math.min(limit, LARGEST_PAGE);
  const isSorted = filter === undefined || query.updated_after !== undefined;
  return urlOf({
    url: `${graphUrl()}${contactsPath(connection, folder)}`,
    filter,
    orderby: isSorted ? newestFirst('updated') : undefined,
    select: wire.CONTACT_KEYS,
    top: folder === null || folder === query.folder_id ? top : Math.min(top, TOGETHER),
  });
}

/** The rows per folder if up to 20 folders come in one response, which must stay readable. */
const TOGETHER = 200;

/** The date first, because the list can only be sorted by its first condition. */
function conditions(query: ContactQuery): string[] {
  return [
    ...(query.updated_after === undefined ? [] : [datedWithin('updated', Date.parse(query.updated_after))]),
    ...(query.tag === undefined ? [] : [withTag(query.tag)]),
    ...(query.business_id === undefined ? [] : [companyCondition(query.business_id)]),
    ...(query.email === undefined ? [] : [withEmail(query.email)]),
    ...(query.name === undefined ? [] : [nameCondition(query.name)]),
  ];
}
