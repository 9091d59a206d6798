import type { DeletedContact, Notice, WatchedEvent } from '../contacts/notice.ts';
import type { Selection } from '../contacts/query.ts';
import type { Connection } from './connection.ts';
import type { Revision } from './ports.ts';

/** A Zap's hook, and what it watches. */
export interface Watch {
  /** The hook's address at Zapier. */
  readonly target: string;
  readonly event: WatchedEvent;
  readonly selection: Selection;
}

/** Hearing of changes at once, through the relay. Only builds with the relay have it. */
export interface NoticesPort {
  /** Set if it never hears of people outside the address book, although they can be read. */
  readonly onlyAddressBook?: true;
  /** Begins, and returns the ID of the account that is watched. Throws if the account isn't the connection's own. */
  subscribe(connection: Connection, watch: Watch): Promise<string>;
  /** Ends it. It succeeds if it has ended already. `account`: what `subscribe` returned. */
  unsubscribe(connection: Connection, watch: Watch, account: string): Promise<void>;
  /** What a notice means for the Zap. If it's about the subscription, it's kept alive here. */
  read(connection: Connection, notice: Notice, watch: Watch): Promise<NoticeReading>;
}

/** Only what the Zap watches. */
export interface NoticeReading {
  /** The contacts as they are now. */
  readonly changed?: readonly Revision[];
  readonly deleted?: readonly DeletedContact[];
}
