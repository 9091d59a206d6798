import type { AuthData } from '../backend.ts';
import { address } from '../environment.ts';
import { mailboxPath, sharedMailbox } from './client_paths.ts';
import type { Source } from './sources_ids.ts';

export function graphUrl(): string {
  return address('GRAPH_URL', 'https://graph.microsoft.com/v1.0');
}

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

/**
 * A link from Graph, to the mailbox of this connection. Graph may name a mailbox by its address or by its ID, and only
 * the address shows whose it is. A link that leads elsewhere stays as it is and is refused before it's followed.
 */
export function linkInMailbox(authData: AuthData, link: string): string {
  const path = pathBelowBase(link);
  const owner = path === null ? null : OWNER.exec(path);
  return path === null || owner === null ? link : `${graphUrl()}${mailboxPath(authData)}${path.slice(owner[0].length)}`;
}

/** Whether a path below Graph's address is that of a folder's contacts, in the mailbox of this connection. */
export function isContactsPath(authData: AuthData, path: string): boolean {
  const owner = OWNER.exec(path);
  if (owner === null || !CONTACTS.test(path.slice(owner[0].length))) return false;
  const name = decoded(owner[1] ?? owner[2] ?? '');
  const mailbox = sharedMailbox(authData);
  // Graph may name the own mailbox by an ID. An address is always that of a shared mailbox.
  return mailbox === undefined ? !name.includes('@') : name.toLowerCase() === mailbox.toLowerCase();
}

/** Whether a path below Graph's address is that of a source's list. */
export function isPeoplePath(path: string, source: Source): boolean {
  return PEOPLE_PATHS[source].test(path);
}

const PEOPLE_PATHS: Readonly<Record<Source, RegExp>> = {
  inbox: /^\/(?:me|users\('[^'/]+'\)|users\/[^/]+)\/people$/i,
  domain: /^\/users$/i,
};

/** Links name the mailbox as `me`, as `users('...')` or as `users/...`. */
const OWNER = /^\/(?:me|users\('([^'/]+)'\)|users\/([^/?]+))(?=\/)/i;

const CONTACTS = /^(?:\/contactFolders(?:\('[^'/]+'\)|\/[^/]+))?(?:\/childFolders(?:\('[^'/]+'\)|\/[^/]+))*\/contacts$/i;

/** A text with a broken escape stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
