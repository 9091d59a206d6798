import type { Book } from './book.ts';
import type { EntraClient } from './entra/clients.ts';
import type { Clock, Service, ServiceResponse } from './service.ts';
import type { TokenRegistry, TokenRequest } from './tokens.ts';

/** What an account can hold or do that not every account can. */
export type Capability =
  | 'tags'
  | 'tasks'
  | 'taskLists'
  | 'notes'
  | 'appointments'
  | 'businesses'
  | 'owners'
  | 'photo'
  | 'setPhoto'
  | 'folders'
  | 'customFields'
  /** A name to show that is kept apart from first and last name. */
  | 'displayName'
  /** Its search can see a write late: `Book.delaySearch`. */
  | 'delayedSearch';

/** What Zapier keeps for a connection. */
export type AuthData = Readonly<Record<string, string>>;

/**
 * An account type as its vendor documents it: the one description that tests, demo, docs and bench go by. Nothing in it is read off the
 * integration, so the two can't be wrong together.
 */
export interface AccountType<Opened extends Account = Account> {
  /** What sentences call it. */
  readonly label: string;
  readonly has: readonly Capability[];
  /** Whether the service refuses a second contact with the same email. */
  readonly refusesDuplicates: boolean;
  /** Whether contacts carry the dates of their creation and last change. */
  readonly keepsDates: boolean;
  /** Whether contacts can be listed by where they come from. */
  readonly narrowsBySource: boolean;
  /** Whether the API itself keeps two writers of one contact apart: by a call that only adds, or by a version that is compared. */
  readonly keepsWritersApart: boolean;
  /** How many email addresses a contact can have, where the service has a fixed number of them. */
  readonly maxEmails?: number;
  /** A folder of the seed besides the default one, by its name. */
  readonly folder?: string;
  /** The path of all contacts: GET gives a list, POST makes one, and below it each has the path of its ID. */
  readonly contactsPath: string;
  /** The least that a POST to `contactsPath` makes a contact of. */
  smallestBody(authData: AuthData): unknown;
  readonly signIn: SignIn;
  readonly requests: RequestLimits;
  readonly responses: Responses;
  /** An ID of the seed that has to be encoded in an address. */
  readonly idToEncode?: string;
  /** The second write of a step that saves a contact and attaches a task or a note to it; left out where there are neither. */
  readonly secondWrite?: { readonly method: string; readonly path: RegExp };
  /** Steps whose requests leave none to see whether the contact exists: the service links to any ID. */
  readonly linksToAnyId?: readonly string[];
  /** Whether a page of a list names the next one by its address. */
  readonly nextPageIsAddress: boolean;
  /** An answer with a page of a list, changed to lead on to this next page; null where the answer isn't a page. */
  withNextPage(page: Readonly<Record<string, unknown>>, next: string): Readonly<Record<string, unknown>> | null;
  /** One account with its seed. */
  open(context: SandboxContext): Opened;
}

/** How a person signs in. */
export interface SignIn {
  /** The sign-in fields besides account type and access, as a person fills them in. */
  readonly fields: AuthData;
  /** Sign-in fields that name something of the account: filled in from a ready connection. */
  readonly fieldsOfAccount: readonly string[];
  /** What a person chooses on the vendor's pages; every other field keeps what the page suggests. */
  readonly choices: Readonly<Record<string, string>>;
  /** The vendor's pages, by their titles. */
  readonly pages: readonly string[];
}

/** How many requests a step takes; left out where the vendor's documents give no number. */
export interface RequestLimits {
  readonly findByEmail?: number;
  readonly get?: number;
  readonly create?: number;
  readonly update?: number;
  readonly unchanged?: number;
  /** Create or Update Contact where the email decides: a search, a read where the search gave too little, a write. */
  readonly upsertByEmail: number;
  /** The same with an email that nobody has. */
  readonly upsertNew: number;
  readonly addTags?: number;
  readonly addTagsUnchanged?: number;
  readonly addTask?: number;
  /** A poll of so many contacts when nothing changed. */
  poll(contacts: number): number;
  /** A poll of 250 contacts of which 25 changed. */
  readonly pollWithChanges?: number;
  /** The most that these take when Zapier's cache is empty. */
  readonly uncached: { readonly findByEmail: number; readonly addTags: number; poll(contacts: number): number };
}

/** What the vendor sends, in its own words and shape. */
export interface Responses {
  /** A refusal with its trace ID. */
  refusal(status: number, message: string, traceId: string): ServiceResponse;
  readonly contactNotFound: ServiceResponse;
  /** There is no such address: no contact is missing. */
  readonly routeNotFound: ServiceResponse;
  /** Left out where there are no tasks. */
  readonly taskNotFound?: ServiceResponse;
  /** A list of the one note "Met Ada & agreed", written with markup, where the service keeps such notes and gives their text apart. */
  readonly noteWithMarkup?: { readonly path: RegExp; readonly answer: ServiceResponse };
  /** Headers of the vendor's own that say in how many seconds to come back. */
  throttling?(seconds: number): Readonly<Record<string, string>>;
}

/** What every account is opened with. */
export interface SandboxContext {
  /** How many contacts are seeded. */
  readonly size: number;
  readonly clock: Clock;
  readonly tokens: TokenRegistry;
  /** Milliseconds until the Contacts API's search sees a write. */
  readonly indexLag: number;
}

/** One account: its services, and everything that reads or changes it past its API. */
export interface Account {
  /** Its API, and its sign-in if it has one of its own. */
  readonly services: readonly Service[];
  /** Its application at Entra; left out where it signs in elsewhere. */
  readonly entraClient?: EntraClient;
  /** The environment variables that point the connector at it; `base` is the sandbox's address without a slash at the end. */
  environment(base: string): Readonly<Record<string, string>>;
  /** An access token without the sign-in; with nothing said it may do everything. */
  issueToken(request?: TokenRequest): string;
  /** What a connection holds after the sign-in, with a fresh access token that may do everything. */
  connection(): AuthData;
  /** Connections to mailboxes of different providers, whose limits differ; left out where there is one kind alone. */
  mailboxes?(): readonly AuthData[];
  readonly book: Book;
  /** The whole store as JSON. */
  state(): unknown;
  /** Adds a contact, or changes the one whose `id` is given, in the vendor's own field names; answers the contact. */
  putContact(fields: Readonly<Record<string, unknown>>): Promise<unknown> | unknown;
  /** Deletes a contact; false when no contact has that ID. */
  deleteContact(id: string): Promise<boolean> | boolean;
}

/** The path of one contact. */
export function contactPath({ contactsPath }: Pick<AccountType, 'contactsPath'>, id: string): string {
  return `${contactsPath.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
}

/** The sign-in form as a person fills it in to get this ready connection. */
export function signInForm({ signIn }: AccountType, connection: AuthData): AuthData {
  const { account_type = '' } = connection;
  const ofAccount = Object.fromEntries(signIn.fieldsOfAccount.map((name) => [name, connection[name] ?? '']));
  return { account_type, access: 'write', ...signIn.fields, ...ofAccount };
}
