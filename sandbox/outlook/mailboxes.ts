import type { Clock } from '../service.ts';
import { contactLists } from './contact_order.ts';
import { createStore } from './create_store.ts';
import { GraphError } from './errors.ts';
import { immutableFrom } from './ids.ts';
import type { OutlookStore } from './store.ts';

/** What the signed-in user may do with someone else's contacts. */
export type Rights = 'none' | 'read' | 'write';

/** A mailbox of someone else, and what this user may do there. */
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
  shared(address?: string): SharedMailbox;
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
  const opened = new Map<string, Opened>();
  const open = (sharing: Sharing): Opened => {
    const found = opened.get(sharing.user.mail) ?? openMailbox(sharing, size, clock);
    opened.set(sharing.user.mail, found);
    return found;
  };
  return {
    own,
    shared: (address = SALES.user.mail) => open(SHARING_LIST.find(({ user }) => user.mail === address) ?? SALES).mailbox,
    find: (path) => {
      const named = IN_MAILBOX.exec(path.replace(/%27/gi, "'"));
      if (named === null) return { store: own, lists, path, start: '/me' };
      const [, quoted, plain, rest = ''] = named;
      const user = decodeURIComponent(quoted ?? plain ?? '').toLowerCase();
      if (isUser(own, user)) return { store: own, lists, path: `/me${rest}`, start: '/me' };
      const sharing = own.personal ? undefined : SHARING_LIST.find((one) => isUser(one, user));
      if (sharing === undefined) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${user}' is invalid.`);
      const { mailbox, lists: sharedLists } = open(sharing);
      return { store: mailbox.store, lists: sharedLists, shared: mailbox, path: `/me${rest}`, start: `/users('${sharing.user.id}')` };
    },
    reset: () => {
      own.reset();
      for (const { mailbox } of opened.values()) {
        mailbox.store.reset();
        mailbox.folderRights.clear();
        Object.assign(mailbox, { rights: rightsIn(mailbox.address), hidden: false });
      }
    },
  };
}

/** `/users/...` and `/users('...')`, before what belongs to a mailbox. */
const IN_MAILBOX = /^\/users(?:\('([^'/]+)'\)|\/([^/]+))(\/(?:contacts|contactFolders|todo|outlook)(?:[/?(].*)?)$/i;

interface Opened {
  readonly mailbox: SharedMailbox;
  readonly lists: Target['lists'];
}

function openMailbox({ user, firstSerial }: Sharing, size: number, clock: Clock): Opened {
  const store = createStore(size, clock, { user, firstSerial });
  const mailbox = { address: user.mail, store, rights: rightsIn(user.mail), folderRights: new Map<string, Rights>(), hidden: false };
  return { mailbox, lists: contactLists(store) };
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

/** One line of the list of who may use which mailbox, for this one user. */
interface Sharing {
  readonly user: OutlookStore['user'];
  readonly rights: Rights;
  /** Far from the IDs of the user's own mailbox, so that no ID is in both. */
  readonly firstSerial: number;
}

const SALES = sharing('sales@example.com', 'Sales', 'write', 2_000_000, '5c1d9f3e-2b64-4f0e-9a7d-0d6f1a2b3c4d');

const SHARING_LIST: readonly Sharing[] = [
  SALES,
  sharing('info@example.com', 'Info', 'read', 3_000_000, '6d2e0a4f-3c75-4a1f-8b8e-1e7a2b3c4d5e'),
  sharing('board@example.com', 'Board', 'none', 4_000_000, '7e3f1b5a-4d86-4b20-9c9f-2f8b3c4d5e6f'),
];

function sharing(mail: string, displayName: string, rights: Rights, firstSerial: number, id: string): Sharing {
  return { user: { id, displayName, mail, userPrincipalName: mail }, rights, firstSerial };
}

function rightsIn(address: string): Rights {
  return SHARING_LIST.find(({ user }) => user.mail === address)?.rights ?? 'none';
}
