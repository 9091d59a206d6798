import { isProblem, Problem } from '../../contacts/errors.ts';
import { quote } from '../../contacts/text.ts';
import { pause } from '../../http/clock.ts';
import { encodePathPart as encoded } from '../../http/path_part.ts';
import { outlookType } from '../account_types.ts';
import type { Connection } from '../backend.ts';
import { address } from '../environment.ts';
import { refuseOutsider, type Source } from './sources_ids.ts';
import * as wire from './wire.ts';

export function graphUrl(): string {
  return address('GRAPH_URL', 'https://graph.microsoft.com/v1.0');
}

/**
 * Otherwise, an ID changes when a contact moves to another folder.
 * https://learn.microsoft.com/graph/outlook-immutable-id
 */
export const IMMUTABLE_IDS = { Prefer: 'IdType="ImmutableId"' } as const;

/**
 * The part after Graph's address, including the query, of a path or a link from Graph; null if the link leads
 * elsewhere.
 */
export function pathBelowBase(url: string): string | null {
  if (url.startsWith('/')) return url;
  const start = new URL(graphUrl());
  const { origin, pathname, search, username, password } = URL.canParse(url) ? new URL(url) : start;
  const isBelow = origin === start.origin && pathname.startsWith(`${start.pathname}/`) && username === '' && password === '';
  return isBelow ? `${pathname.slice(start.pathname.length)}${search}` : null;
}

/** A contact has this path in every folder. A person outside the address book has none. */
export function contactPath(id: string): string {
  refuseOutsider(id);
  return `/me/contacts/${pathPart(id)}`;
}

/** Exchange's name for a mailbox's first folder, in every language. */
export const DEFAULT_FOLDER = 'contacts';

/** The contacts of a folder. Without a folder, those of the default one, which not every mailbox knows by its name. */
export function contactsPath(folderId: string | null | undefined): string {
  const isDefault = folderId === null || folderId === undefined || folderId === '' || folderId === DEFAULT_FOLDER;
  return isDefault ? '/me/contacts' : `${folderPath(folderId)}/contacts`;
}

export function folderPath(id: string): string {
  return `/me/contactFolders/${pathPart(id)}`;
}

export function taskListPath(listId: string): string {
  return `/me/todo/lists/${pathPart(listId)}`;
}

export function taskPath(listId: string, taskId: string): string {
  return `${taskListPath(listId)}/tasks/${pathPart(taskId)}`;
}

/** The people one works with. */
export const PEOPLE = '/me/people';

export function personPath(id: string): string {
  return `${PEOPLE}/${pathPart(id)}`;
}

/** The organization's directory. */
export const USERS = '/users';

export function userPath(id: string): string {
  return `${USERS}/${pathPart(id)}`;
}

/** Whether a path below Graph's address is that of a source's list. */
export function isPeoplePath(path: string, source: Source): boolean {
  return PEOPLE_PATHS[source].test(path);
}

const PEOPLE_PATHS: Readonly<Record<Source, RegExp>> = {
  inbox: /^\/(?:me|users\('[^'/]+'\)|users\/[^/]+)\/people$/i,
  domain: /^\/users$/i,
};

/** Whether a path below Graph's address is that of a folder's contacts. */
export function isContactsPath(path: string): boolean {
  return CONTACTS.test(path);
}

/** Next links name the mailbox as `me` or as `users('...')`. */
const CONTACTS =
  /^\/(?:me|users\('[^'/]+'\)|users\/[^/]+)(?:\/contactFolders(?:\('[^'/]+'\)|\/[^/]+))?(?:\/childFolders(?:\('[^'/]+'\)|\/[^/]+))*\/contacts$/i;

/** A part that is empty or made of dots would make it another path. */
function pathPart(id: string): string {
  if (/^\.{0,2}$/.test(id.trim()))
    throw new Problem('not_found', `${outlookType.label} has nothing with the ID ${quote(id)}. Check the ID.`);
  return encoded(id);
}

/** Reads the contact, or the named properties of it. */
export async function readContact(
  connection: Connection,
  id: string,
  select: readonly string[] = wire.CONTACT_KEYS,
): Promise<wire.WireContact> {
  const response = await connection.http.send({
    method: 'GET',
    url: contactPath(id),
    query: { $select: select.join(',') },
    schema: wire.contact,
    doing: `read the contact ${id}`,
    writes: false,
    scope: 'Contacts.Read',
  });
  return response.data;
}

/** Changes the contact only if it's still in the state that was read; otherwise the service refuses with a conflict. */
export async function patchContact(
  connection: Connection,
  stored: wire.WireContact,
  body: wire.ContactBody,
  doing: string,
): Promise<wire.WireContact> {
  const etag = stored['@odata.etag'] ?? '';
  const response = await connection.http.send({
    method: 'PATCH',
    url: contactPath(stored.id),
    headers: etag === '' ? {} : { 'If-Match': etag },
    body,
    schema: wire.contact,
    doing: `${doing} the contact ${stored.id}`,
    writes: true,
    scope: 'Contacts.ReadWrite',
    saved: () => `The contact ${stored.id} was changed.`,
  });
  return response.data;
}

/**
 * Reads and changes. If someone else changed it in between, it starts again until the run's time is up. The pauses are
 * random and grow, so that steps for the same contact don't collide again.
 */
export async function retryOnConflict<T>(connection: Connection, readAndChange: () => Promise<T>): Promise<T> {
  for (let round = 0; ; round += 1) {
    try {
      return await readAndChange();
    } catch (error) {
      const longest = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** round, connection.http.left() - ROUND_TRIP);
      if (!isProblem(error, 'conflict') || longest <= 0) throw error;
      await pause(Math.random() * longest, connection.http.time.over);
    }
  }
}

/** Milliseconds. */
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 2_000;
/** Milliseconds that another read and change need. */
const ROUND_TRIP = 2_000;
