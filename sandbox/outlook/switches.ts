/** What a test may turn: the ways in which one mailbox differs from another, or has a bad day. */
export interface Switches {
  /** The e-mail lambda filter is refused, as reported of personal accounts. */
  emailFilterRefused: boolean;
  /** GET /me/contactFolders lists the default folder too. The vendor's known issue says that v1.0 leaves it out. */
  defaultFolderListed: boolean;
  /** What becomes of `$expand=childFolders`: it is served, passed over in silence as the vendor says of options, or refused. */
  childFolders: 'served' | 'ignored' | 'refused';
  /** The user has no mailbox in the cloud. */
  mailboxMissing: boolean;
  /** If-Match is ignored. */
  dropIfMatch: boolean;
  /** Requests to the mailbox at the same time; the vendor allows 4 per application and mailbox. */
  concurrencyLimit: number;
  /** How long an answer of the mailbox is held back, in real milliseconds; 0 is one turn of the event loop. What makes requests overlap. */
  latency: number;
  /** Between the first page of a list and the second comes an empty one that has a next link. */
  emptyPages: boolean;
}

export const SWITCHES: Readonly<Switches> = {
  emailFilterRefused: false,
  defaultFolderListed: false,
  childFolders: 'served',
  mailboxMissing: false,
  dropIfMatch: false,
  concurrencyLimit: 4,
  latency: 0,
  emptyPages: false,
};
