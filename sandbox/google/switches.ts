/** What Google documents without a time, leaves open, or does now and then. Tests change it. */
export interface Switches {
  /** Milliseconds for which a read returns the state before a change. */
  readLag: number;
  /** Milliseconds until a new group can be used. */
  groupLag: number;
  /** Reads and updates that a user can make in a minute; undefined for no limit. Google's default is 90. */
  requestsPerMinute: number | undefined;
  /** Writes get a refusal of the whole account's limit. */
  accountLimit: boolean;
  /** The maximum number of contacts. */
  contactsLimit: number;
  /** Whether the account is of an organization, and so has a directory. */
  workspace: boolean;
  /** Whether items come in another order than they are stored. */
  shuffle: boolean;
  /** Scopes that the person doesn't tick on the page. */
  unticked: readonly string[];
  /** The publisher hasn't enabled the API. */
  disabled: boolean;
}

export function seededSwitches(size: number): Switches {
  return {
    readLag: 0,
    groupLag: 0,
    requestsPerMinute: undefined,
    accountLimit: false,
    // A larger seed is for tests of size, which write, too.
    contactsLimit: size < 20_000 ? 25_000 : size + 25_000,
    workspace: true,
    shuffle: true,
    unticked: [],
    disabled: false,
  };
}
