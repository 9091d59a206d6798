import type { Book } from './book.ts';
import type { EntraClient } from './entra/clients.ts';
import type { Clock, Service, ServiceResponse } from './service.ts';
import type { TokenRegistry, TokenRequest } from './tokens.ts';

/** What an account can have or do, if not every account can. */
export type Capability =
  | 'tags'
  | 'tasks'
  | 'taskLists'
  | 'notes'
  | 'appointments'
  | 'businesses'
  /** A contact keeps the ID of its business. */
  | 'setBusiness'
  | 'owners'
  | 'workflows'
  | 'photo'
  | 'setPhoto'
  | 'folders'
  | 'customFields'
  /** Custom fields that people create, rename and delete for the whole account. */
  | 'ownFields'
  /** Contacts have the date of their last change. */
  | 'dates'
  /** Contacts have the date of their creation. */
  | 'creationDates'
  /** A display name, apart from first and last name. */
  | 'displayName'
  /** Its search sees a write with a delay: `Book.delaySearch`. */
  | 'delayedSearch';

/** What Zapier stores for a connection. */
export type AuthData = Readonly<Record<string, string>>;

/**
 * An account type as its vendor documents it. Tests, demo, docs and bench all use this description. It takes nothing
 * from the integration, so that the two can't make the same mistake.
 */
export interface AccountType<Opened extends Account = Account> {
  /** Its name in messages. */
  readonly label: string;
  /** Its names, its hosts and those of the providers it stands for: a build without it has none of these words. */
  readonly brands: readonly RegExp[];
  readonly has: readonly Capability[];
  /** Whether the service refuses a second contact with the same email. */
  readonly refusesDuplicates: boolean;
  /** Whether contacts can be listed by their source. */
  readonly narrowsBySource: boolean;
  /**
   * Whether the API itself protects a contact from two writers at once: by a call that only adds, or by a version to
   * compare.
   */
  readonly keepsWritersApart: boolean;
  /** The maximum number of email addresses of a contact, if the service has one. */
  readonly maxEmails?: number;
  /** The name of a seeded folder besides the default one. */
  readonly folder?: string;
  /** The environment variable with the address of its API. */
  readonly addressVariable: string;
  /** The path of all contacts: GET returns a list. */
  readonly contactsPath: string;
  /** The path to which a POST creates a contact; `contactsPath` if it's missing. */
  readonly createPath?: string;
  /** The path of one contact; below `contactsPath`, by its ID, if it's missing. */
  contactPath?(id: string): string;
  /** What a GET of one or all contacts needs in its query, besides a location. */
  readonly readQuery?: Readonly<Record<string, string>>;
  /** The smallest body that makes a contact in a POST. */
  smallestBody(authData: AuthData): unknown;
  readonly signIn: SignIn;
  readonly requests: RequestLimits;
  readonly responses: Responses;
  /** The key of an ID in responses; `id` if it's missing. */
  readonly idKey?: string;
  /** A seeded ID that must be encoded in an address. */
  readonly idToEncode?: string;
  /**
   * The second write of a step that saves a contact and adds a task or a note to it; missing if the account has
   * neither.
   */
  readonly secondWrite?: { readonly method: string; readonly path: RegExp };
  /** Steps without a request that shows whether the contact exists, because the service links to any ID. */
  readonly linksToAnyId?: readonly string[];
  /** Whether a page of a list names the next one by its address. */
  readonly nextPageIsAddress: boolean;
  /**
   * A response with a page of a list, changed so that it leads to this next page; null if the response isn't a page.
   */
  withNextPage(page: Readonly<Record<string, unknown>>, next: string): Readonly<Record<string, unknown>> | null;
  /** One account with its seed. */
  open(context: SandboxContext): Opened;
}

/** How a person signs in. */
export interface SignIn {
  /** The sign-in fields besides account type and access, as a person fills them in. */
  readonly fields: AuthData;
  /** Sign-in fields about the account itself, which get their values from a ready connection. */
  readonly fieldsOfAccount: readonly string[];
  /** What a person chooses on the vendor's pages. Every other field keeps its default. */
  readonly choices: Readonly<Record<string, string>>;
  /** The vendor's pages, by their titles. */
  readonly pages: readonly string[];
}

/** How many requests a step takes; missing if the vendor's documents give no number. */
export interface RequestLimits {
  /** The connection test: one contact, and whose account it is, unless the sign-in said it. */
  readonly connectionTest: number;
  readonly findByEmail?: number;
  readonly get?: number;
  readonly create?: number;
  readonly update?: number;
  readonly unchanged?: number;
  /** Create or Update Contact, decided by the email: a search, a read if the search returned too little, a write. */
  readonly upsertByEmail: number;
  /** The same with an email that no one has. */
  readonly upsertNew: number;
  readonly addTags?: number;
  readonly addTagsUnchanged?: number;
  readonly addTask?: number;
  /** A poll without changes, in a book of this many contacts. */
  poll(contacts: number): number;
  /** A poll of 250 contacts, 25 of them changed. */
  readonly pollWithChanges?: number;
  /** The maximum if Zapier's cache is empty. */
  readonly uncached: { readonly findByEmail: number; readonly addTags: number; poll(contacts: number): number };
}

/** The vendor's responses, in its own words and form. */
export interface Responses {
  /** A refusal with its trace ID. */
  refusal(status: number, message: string, traceId: string): ServiceResponse;
  readonly contactNotFound: ServiceResponse;
  /** The response for an unknown address; it doesn't mean that a contact is missing. */
  readonly routeNotFound: ServiceResponse;
  /** Missing if there are no tasks. */
  readonly taskNotFound?: ServiceResponse;
  /**
   * A list with one note, "Met Ada & agreed", with markup, if the service stores markup and also returns the plain
   * text.
   */
  readonly noteWithMarkup?: { readonly path: RegExp; readonly response: ServiceResponse };
  /** The vendor's own headers that say after how many seconds to try again. */
  throttling?(seconds: number): Readonly<Record<string, string>>;
}

/** The options of every account. */
export interface SandboxContext {
  /** How many contacts are seeded. */
  readonly size: number;
  readonly clock: Clock;
  readonly tokens: TokenRegistry;
  /** Milliseconds until the Contacts API's search sees a write. */
  readonly indexLag: number;
}

/** One account: its services, and everything that reads or changes it without its API. */
export interface Account {
  /** Its API, and its sign-in if it has its own. */
  readonly services: readonly Service[];
  /** Its application at Entra; missing if it signs in elsewhere. */
  readonly entraClient?: EntraClient;
  /**
   * The environment variables that point the integration to it. `base` is the sandbox's address without a slash at the
   * end.
   */
  environment(base: string): Readonly<Record<string, string>>;
  /** An access token without the sign-in; by default with all scopes. */
  issueToken(request?: TokenRequest): string;
  /** The auth data after a sign-in, with a new access token that has all scopes. */
  connection(): AuthData;
  /** Connections to mailboxes of different providers with different limits; missing if there's only one kind. */
  mailboxes?(): readonly AuthData[];
  /** The webhooks that the publisher of an app sets up in the vendor's own pages; missing if there are none. */
  readonly webhooks?: { url: string | null; readonly publicKey: string };
  readonly book: Book;
  /** The same for contacts of someone else that the user may use; missing if the service has none. */
  readonly shared?: Account;
  /** The whole store as JSON. */
  state(): unknown;
  /** Adds a contact, or changes the one with the given `id`, in the vendor's own field names. Returns the contact. */
  putContact(fields: Readonly<Record<string, unknown>>): Promise<unknown> | unknown;
  /** Deletes a contact; false if no contact has that ID. */
  deleteContact(id: string): Promise<boolean> | boolean;
}

/** The path of one contact. */
export function contactPath({ contactsPath, contactPath: own }: Pick<AccountType, 'contactsPath' | 'contactPath'>, id: string): string {
  return own?.(id) ?? `${contactsPath.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
}

/** The sign-in form that leads to this ready connection. */
export function signInForm({ signIn }: AccountType, connection: AuthData): AuthData {
  const { account_type = '' } = connection;
  const ofAccount = Object.fromEntries(signIn.fieldsOfAccount.map((name) => [name, connection[name] ?? '']));
  return { account_type, access: 'write', ...signIn.fields, ...ofAccount };
}
