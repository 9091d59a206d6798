import type { Clock } from '../service.ts';
import { contactLists } from './contact_order.ts';
import { createStore } from './create_store.ts';
import { GraphError } from './errors.ts';
import { immutableFrom } from './ids.ts';
import type { OutlookStore } from './store.ts';

/** What the signed-in user may do with someone else's contacts. */
export type Rights = 'none' | 'read' | 'write';

/** A mailbox that isn't the user's own, and its list of who may do what, with this one user. */
export interface SharedMailbox {
  readonly address: string;
  readonly store: OutlookStore;
  rights: Rights;
  /** The folders with other rights than the rest, by ID. */
  readonly folderRights: Map<string, Rights>;
  /** What the service says if the user has no rights: mostly that access is denied, but it can also hide the folder. */
  hidden: boolean;
}

/** The mailboxes that a request can be about. */
export interface Mailboxes {
  readonly own: OutlookStore;
  /** Made when it's first needed, because a large book takes time. */
  shared(): SharedMailbox;
  /** The mailbox of the path, and the path as if it were the user's own. */
  find(path: string): Target;
  reset(): void;
}

export interface Target {
  readonly store: OutlookStore;
  readonly lists: ReturnType<typeof contactLists>;
  /** Undefined for the user's own. */
  readonly shared?: SharedMailbox;
  /** `/me/contacts` */
  readonly path: string;
  /** How links name the mailbox: `/me` or `/users('...')`. */
  readonly start: string;
}

export function createMailboxes(size: number, clock: Clock): Mailboxes {
  const own = createStore(size, clock);
  const lists = contactLists(own);
  let made: { readonly mailbox: SharedMailbox; readonly lists: Target['lists'] } | undefined;
  const make = () => {
    const store = createStore(size, clock, SALES);
    return {
      mailbox: { address: SALES.user.mail, store, rights: 'write' as Rights, folderRights: new Map(), hidden: false },
      lists: contactLists(store),
    };
  };
  const opened = () => {
    made ??= make();
    return made;
  };
  return {
    own,
    shared: () => opened().mailbox,
    find: (path) => {
      const named = /^\/users(?:\('([^'/]+)'\)|\/([^/]+))(\/(?:contacts|contactFolders|todo|outlook)(?:[/?(].*)?)$/i.exec(
        path.replace(/%27/gi, "'"),
      );
      const [, quoted, plain, rest = ''] = named ?? [];
      const user = decodeURIComponent(quoted ?? plain ?? '').toLowerCase();
      if (named === null || isUser(own, user)) return { store: own, lists, path: named === null ? path : `/me${rest}`, start: '/me' };
      if (own.personal || !isUser(SALES, user)) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${user}' is invalid.`);
      const { mailbox, lists: sharedLists } = opened();
      return { store: mailbox.store, lists: sharedLists, shared: mailbox, path: `/me${rest}`, start: `/users('${SALES.user.id}')` };
    },
    reset: () => {
      own.reset();
      if (made === undefined) return;
      made.mailbox.store.reset();
      made.mailbox.rights = 'write';
      made.mailbox.folderRights.clear();
      made.mailbox.hidden = false;
    },
  };
}

/** Refuses what the user may not do there. */
export function checkRights(
  { rights, folderRights, hidden, store }: SharedMailbox,
  method: string,
  ids: Readonly<Record<string, string>>,
): void {
  const folder = ids.folder ?? store.contacts.get(immutableFrom(ids.contact ?? ''))?.folderId ?? '';
  const held = folderRights.get(folder) ?? rights;
  if (held === 'write' || (held === 'read' && method === 'GET')) return;
  if (held === 'none' && hidden)
    throw new GraphError(
      404,
      'ErrorItemNotFound',
      'The specified object was not found in the store., The process failed to get the correct properties.',
    );
  throw accessDenied();
}

export function accessDenied(): GraphError {
  return new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}

function isUser({ user }: Pick<OutlookStore, 'user'>, name: string): boolean {
  return name === user.id || name === user.userPrincipalName;
}

/** Its IDs are far from those of the user's own mailbox, so that none is in both. */
const SALES = {
  firstSerial: 2_000_000,
  user: {
    id: '5c1d9f3e-2b64-4f0e-9a7d-0d6f1a2b3c4d',
    displayName: 'Sales',
    mail: 'sales@example.com',
    userPrincipalName: 'sales@example.com',
  },
};
