import type { Connection } from '../backend.ts';
import { openReader, type Reader } from './client_batch.ts';
import { folderTree } from './folders_tree.ts';
import { type PageReader, pageReader } from './pages.ts';

/** The contact folders of a mailbox, as one run reads them. Null means the default folder. */
export interface Mailbox {
  readonly read: Reader;
  readonly page: PageReader;
  /** Whether there are folders besides the default one. */
  hasOthers(): Promise<boolean>;
  /**
   * The results of `visit` for each folder, the default one first. It requests everything at once, as far as the
   * folders are known.
   */
  everywhere<T>(visit: (folderId: string | null) => Promise<T>): Promise<T[]>;
  /** As `everywhere`, but visits the others only if `isEnough` rejects the result of the default folder. */
  defaultFirst<T>(visit: (folderId: string | null) => Promise<T>, isEnough: (own: T) => boolean): Promise<T[]>;
  /** The results of `visit` for every other folder, by the folder's ID. */
  others<T>(visit: (folderId: string) => Promise<T>): Promise<ReadonlyMap<string, T>>;
}

/** The mailbox of a run, which reads nothing about its folders twice. */
export function mailboxOf(connection: Connection): Mailbox {
  const opened = OPEN.get(connection.http) ?? open(connection);
  OPEN.set(connection.http, opened);
  return opened;
}

/** By the run's own client, so that nothing stays when the run is over. */
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
