/** What a test can switch: how one mailbox differs from another, or has problems. */
export interface Switches {
  /** The email lambda filter is refused, as reported of personal accounts. */
  emailFilterRefused: boolean;
  /** GET /me/contactFolders also lists the default folder. The vendor's known issue says that v1.0 leaves it out. */
  defaultFolderListed: boolean;
  /** What happens to `$expand=childFolders`: it's served, ignored (as the vendor says of options), or refused. */
  childFolders: 'served' | 'ignored' | 'refused';
  /** The user has a personal account, which has no organization. */
  personal: boolean;
  /** The user has no mailbox in the cloud. */
  mailboxMissing: boolean;
  /** If-Match is ignored. */
  dropIfMatch: boolean;
  /** Requests to the mailbox at the same time; the vendor allows 4 for an app and a mailbox. */
  concurrencyLimit: number;
  /**
   * How long a response of the mailbox is held back, in real milliseconds, so that requests overlap; 0 is one turn of
   * the event loop.
   */
  latency: number;
  /** An empty page with a next link comes between the first page of a list and the second. */
  emptyPages: boolean;
}

export const SWITCHES: Readonly<Switches> = {
  emailFilterRefused: false,
  defaultFolderListed: false,
  childFolders: 'served',
  personal: false,
  mailboxMissing: false,
  dropIfMatch: false,
  concurrencyLimit: 4,
  latency: 0,
  emptyPages: false,
};
