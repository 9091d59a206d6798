import type { ContactChange } from '../contacts/change.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Identity } from '../contacts/identity.ts';
import type { Page, PageRequest } from '../contacts/page.ts';
import type { ContactQuery, Criterion, FindWithin, Within } from '../contacts/query.ts';
import type { Connection } from './connection.ts';
import type { Merge, Removal } from './merge.ts';

/** Contacts, which every account type has. IDs are the service's own; the port encodes them. */
export interface ContactsPort {
  /** Throws `not_found` if no contact has the ID. */
  get(connection: Connection, id: string): Promise<Contact>;
  /** Every contact that matches the criterion, best first. A search can compare loosely. */
  find(connection: Connection, criterion: Criterion, within: FindWithin): Promise<readonly Contact[]>;
  /**
   * Everyone whom a write may mean: those with the email, or if there are none, those who may have the phone (compared
   * loosely; the caller judges) and those with the name. In all folders unless one is given. Each contact is as the
   * service has it now, not as an index remembers it.
   */
  candidates(connection: Connection, identity: Identity, within: Within): Promise<readonly Candidate[]>;
  /**
   * Every other contact with the same email, name or, compared loosely, phone, in all folders, as a whole. The caller
   * judges.
   */
  alike(connection: Connection, contact: Contact): Promise<readonly Contact[]>;
  /** A form's note about finding by name, if that has a limit in this account type. */
  readonly nameNote?: string;
  /** A page of all contacts, for a picker. */
  list(connection: Connection, page: PageRequest): Promise<Page<Contact>>;
  /**
   * At most `limit` contacts that match the query, and where to continue. `cursor` is the `next` of the previous page,
   * with the same query and the same `limit`.
   */
  search(
    connection: Connection,
    query: ContactQuery,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<Page<Contact>>;
  /** Throws if no contact of the account can hold the change, so that a step is refused before its first request. */
  readonly check?: (connection: Connection, change: ContactChange) => void;
  /**
   * Throws if the ID is that of a person outside the address book, who can't be written, so that a step is refused
   * before its first request.
   */
  readonly checkWritable?: (id: string) => void;
  /** Throws a `duplicate` problem that names the existing contact if the service refuses a second one. */
  create(connection: Connection, change: ContactChange): Promise<Contact>;
  /**
   * Reads, and then sends only what differs, or nothing if nothing does. Limits are checked before anything is sent.
   */
  update(connection: Connection, id: string, change: ContactChange): Promise<Updated>;
  /**
   * Plans to give a contact everything of another one: its blanks are filled, and lists are united. Null if the other one
   * is already gone. Throws before anything is written if the contact can't hold it all, or if one of them can't be
   * changed.
   */
  planMerge(connection: Connection, keptId: string, otherId: string): Promise<Merge | null>;
  /** Succeeds if the contact is already gone. */
  remove(connection: Connection, id: string): Promise<Removal>;
}

/** A contact that a write may mean. */
export interface Candidate {
  readonly contact: Contact;
  /**
   * As `ContactsPort.update`, but starts from the state that the look-up read. Null if the contact no longer exists.
   */
  update(change: ContactChange): Promise<Updated | null>;
}

export interface Updated {
  /** As read before anything was sent. */
  readonly before: Contact;
  readonly contact: Contact;
  /** The input keys that changed something; empty if nothing was sent. */
  readonly changed: readonly string[];
}
