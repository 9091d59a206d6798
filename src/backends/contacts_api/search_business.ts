import type { Contact } from '../../contacts/contact.ts';
import type { Page } from '../../contacts/page.ts';
import { type ContactQuery, matchesQuery } from '../../contacts/query.ts';
import { shortenValue } from '../../contacts/text.ts';
import { encodePathPart } from '../../http/path_part.ts';
import type { Connection } from '../backend.ts';
import { isOutOfTime, problemForBadPage, SEARCH_RESERVE } from '../paging.ts';
import { readableRows } from '../rows.ts';
import { contactContext } from './client.ts';
import { withCustomField } from './filter_custom_field.ts';
import { locationOf } from './location.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/**
 * The contacts of one business. This call takes no other conditions, so they are checked here. The position is the
 * number of contacts so far.
 */
export async function contactsOfBusiness(
  connection: Connection,
  businessId: string,
  query: ContactQuery,
  page: { readonly cursor: string | null; readonly limit: number },
): Promise<Page<Contact>> {
  let skip: number | null = positionOf(page.cursor);
  const items: Contact[] = [];
  const { business_id: _business, ...rest } = query;
  const { query: others, read } = await withCustomField(connection, rest);
  while (skip !== null && items.length < page.limit && !isOutOfTime(connection, SEARCH_RESERVE)) {
    const pageLimit = Math.min(page.limit - items.length, PAGE);
    const { contacts, count } = await listed(connection, businessId, pageLimit, skip);
    items.push(...contacts.map(read).filter((contact) => matchesQuery(contact, others)));
    skip = count < pageLimit ? null : skip + pageLimit;
  }
  return { items, next: skip === null ? null : String(skip) };
}

function positionOf(cursor: string | null): number {
  if (cursor === null) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw problemForBadPage();
}

async function listed(connection: Connection, businessId: string, limit: number, skip: number) {
  const response = await connection.http.send({
    method: 'GET',
    url: `/contacts/business/${encodePathPart(businessId)}`,
    query: { locationId: locationOf(connection), limit, skip },
    schema: wire.contacts,
    doing: `list the contacts of the business ${shortenValue(businessId)}`,
    writes: false,
    scope: 'contacts.readonly',
  });
  const rows = response.data.contacts;
  const read = readableRows(connection, { rows, item: wire.contact, what: 'contact' });
  const context = contactContext(connection);
  return { contacts: read.map((item) => toContact(item, context)), count: rows.length };
}

/** The largest page. Only some editions of the response say how many contacts there are. */
const PAGE = 100;
