import type { Connection } from '../backend.ts';
import { openReader, type Reader } from './client_batch.ts';
import { folderTree } from './folders_tree.ts';
import { type PageReader, pageReader } from './pages.ts';

/** The contact folders of a mailbox, as one run reads them. Null stands for the default folder. */
export interface Mailbox {
  readonly read: Reader;
  readonly page: PageReader;
  /** Whether there are folders besides the default one. */
  hasOthers(): Promise<boolean>;
  /** What `visit` gives for each folder, that of the default one first. Asks for everything at once, as far as it is known where. */
  everywhere<T>(visit: (folderId: string | null) => Promise<T>): Promise<T[]>;
  /** As `everywhere`; the others are looked through only where `isEnough` says no to what the default folder gave. */
  defaultFirst<T>(visit: (folderId: string | null) => Promise<T>, isEnough: (own: T) => boolean): Promise<T[]>;
  /** What `visit` gives for every other folder, by the folder's id. */
  others<T>(visit: (folderId: string) => Promise<T>): Promise<ReadonlyMap<string, T>>;
}

/** The mailbox of a run: what was read of its folders is not read a second time. */
export function mailboxOf(connection: Connection): Mailbox {
  const opened = OPEN.get(connection.http) ?? open(connection);
  OPEN.set(connection.http, opened);
  return opened;
}

/** By the run's own client, which nothing keeps when the run is over. */
const OPEN = new WeakMap<Connection['http'], Mailbox>();

function open(connection: Connection): Mailbox {
  const read = openReader(connection);
  const tree = folderTree(connection, read);
  return {
    read,
    page: pageReader(connection, read),
    hasOthers: () => {
      tree.begin();
      return tree.exist();
    },
    everywhere: async (visit) => {
      await tree.recall();
      const [own, others] = await Promise.all([visit(null), tree.visit(visit)]);
      return [own, ...others.values()];
    },
    defaultFirst: async (visit, isEnough) => {
      const first = visit(null);
      tree.begin();
      const own = await first;
      return isEnough(own) ? [own] : [own, ...(await tree.visit(visit)).values()];
    },
    others: (visit) => tree.visit(visit),
  };
}
