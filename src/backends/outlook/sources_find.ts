import type { Contact } from '../../contacts/contact.ts';
import { type Criterion, meetsCriterion, type Within } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { isOutOfTime, problemForOutOfTime } from '../paging.ts';
import { personPath, userPath } from './client_paths.ts';
import { isFilterRefused } from './errors.ts';
import { nameCondition, quoted } from './filter.ts';
import { SOURCE_SCOPES } from './sign_in_scopes.ts';
import { refuseConditions, requireReadable } from './sources.ts';
import type { Outsider, Source } from './sources_ids.ts';
import { everyoneOf, LARGEST_PEOPLE_PAGES, pagesOfPeople, peopleList, selectFor } from './sources_pages.ts';
import { personToContact, userToContact } from './sources_translate.ts';
import * as wire from './sources_wire.ts';

/** The person with this ID. */
export async function readOutsider(connection: Connection, { source, id }: Outsider): Promise<Contact> {
  requireReadable(connection, source);
  const request = {
    method: 'GET' as const,
    query: { $select: selectFor(connection, source).join(',') },
    doing: `read the person ${id}`,
    writes: false,
    scope: SOURCE_SCOPES[source],
  };
  if (source === 'domain') return userToContact((await connection.http.send({ ...request, url: userPath(id), schema: wire.user })).data);
  const { data } = await connection.http.send({ ...request, url: personPath(id), schema: wire.person });
  return personToContact(data, connection.timezone);
}

/** Everyone of a source who matches the criterion. */
export async function findPeople(
  connection: Connection,
  source: Source,
  criterion: Criterion,
  { folder_id }: Within,
): Promise<readonly Contact[]> {
  const condition = criterion.by === 'phone' ? { phone: criterion.value } : {};
  refuseConditions(connection, source, { ...condition, ...(folder_id === undefined ? {} : { folder_id }) });
  const filter = source === 'domain' ? peopleFilter({ [criterion.by]: criterion.value }) : undefined;
  try {
    if (filter !== undefined) return await filtered(connection, filter, criterion);
  } catch (error) {
    if (!isFilterRefused(error)) throw error;
  }
  const found: Contact[] = [];
  for await (const people of everyoneOf(connection, source, DOING, 'Search for the email address.'))
    found.push(...people.filter((contact) => meetsCriterion(contact, criterion)));
  return found;
}

/**
 * The directory's filter; undefined if none of it can be filtered. The list of the people one works with has none for
 * addresses. https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function peopleFilter({ email, name }: { readonly email?: string; readonly name?: string }): string | undefined {
  const conditions = [
    ...(email === undefined ? [] : [`mail eq ${quoted(email.trim())}`]),
    ...(name === undefined ? [] : [nameCondition(name)]),
  ];
  return conditions.length === 0 ? undefined : conditions.join(' and ');
}

const DOING = 'find the person';

async function filtered(connection: Connection, filter: string, criterion: Criterion): Promise<readonly Contact[]> {
  const found: Contact[] = [];
  const list = peopleList(connection, 'domain', { filter, top: LARGEST_PEOPLE_PAGES.domain });
  for await (const { items, next } of pagesOfPeople(connection, 'domain', list, DOING)) {
    found.push(...items.filter((contact) => meetsCriterion(contact, criterion)));
    if (next !== null && isOutOfTime(connection)) throw problemForOutOfTime(connection, DOING);
  }
  return found;
}
