import type { ContactInput } from '../contacts/contact_keys.ts';
import { Problem } from '../contacts/errors.ts';
import { reconnectWith } from '../http/permission.ts';
import type { Service } from '../http/service.ts';
import type { AccountTypeDescription } from './account_types.ts';
import type { AuthData, Connection } from './connection.ts';
import type { ContactsPort } from './contacts_port.ts';
import type {
  AppointmentsPort,
  BusinessesPort,
  ChangesPort,
  CustomFieldsPort,
  FoldersPort,
  Listing,
  NotesPort,
  OwnersPort,
  PhotoPort,
  SourcesPort,
  TagsPort,
  TaskListsPort,
  TasksPort,
  WorkflowsPort,
} from './ports.ts';
import type { NoticesPort } from './ports_notices.ts';
import type { SignIn } from './sign_in.ts';

export type * from './connection.ts';
export type * from './contacts_port.ts';
export type * from './merge.ts';
export type * from './ports.ts';
export type * from './ports_notices.ts';

/** What an account type can do besides contacts and their changes. The capability is that the key exists. */
export interface Ports {
  readonly tags?: TagsPort;
  readonly tasks?: TasksPort;
  readonly taskLists?: TaskListsPort;
  readonly notes?: NotesPort;
  readonly appointments?: AppointmentsPort;
  readonly businesses?: BusinessesPort;
  readonly owners?: OwnersPort;
  readonly workflows?: WorkflowsPort;
  readonly customFields?: CustomFieldsPort;
  readonly photo?: PhotoPort;
  readonly folders?: FoldersPort;
  readonly sources?: SourcesPort;
}

export type Capability = keyof Ports;

/** One account type: everything that code outside its own folder knows of it. */
export interface Backend extends AccountTypeDescription, Ports {
  readonly signIn: SignIn;
  /** How to reach its API with this connection. It reads the environment, so it's called in a run, never at load. */
  service(authData: AuthData): Service;
  /** What it can store in a new contact, and what it can change later. Other inputs are left out. */
  readonly inputs: { readonly create: readonly ContactInput[]; readonly update: readonly ContactInput[] };
  /** What its own pages call tags; missing if they call them tags. */
  readonly words?: { readonly tag: string; readonly tags: string };
  /**
   * An invented contact of that account type, for samples and help texts: its ID, its page, and the path that reads it.
   */
  readonly example: { readonly id: string; readonly url: string | null; readonly path: string };
  /** The one with fewer ports for a connection that can do less than others of the account type. */
  readonly forConnection?: (authData: AuthData) => Backend;
  /** What such connections are for, in messages: `a shared mailbox`. */
  readonly limitedTo?: string;
  readonly contacts: ContactsPort;
  /** The country (ISO 3166-1 alpha-2) for numbers without a country code; null if it can't be read. */
  readonly phoneCountry?: (connection: Connection) => Promise<string | null>;
  readonly changes: ChangesPort;
  readonly notices?: NoticesPort;
}

/** Checks that the literal is a backend, and keeps its exact type. */
export function defineBackend<const B extends Backend>(backend: B): B {
  return backend;
}

/**
 * The port, or a problem that this account type doesn't have it, before any request. `leave` is for a step that can do
 * without it: what to leave, as in `Folder blank`.
 */
export function requirePort<C extends Capability>(backend: Backend, capability: C, leave?: string): NonNullable<Backend[C]> {
  const port = backend[capability];
  if (port) return port;
  const lacking = describeMissing(backend, CAPABILITY_NAMES[capability]);
  throw new Problem(
    'missing_capability',
    leave === undefined
      ? `${lacking}, so this step can't be used with this account. Choose an account that has them, or remove the step.`
      : `${lacking}. Leave ${leave}, or choose an account that has them.`,
  );
}

/** The list of tags, or a problem that only this list is missing. */
export function requireTagList(backend: Backend): Listing['list'] {
  const { list } = requirePort(backend, 'tags');
  if (list) return list;
  throw new Problem('missing_capability', describeMissingTagList(backend));
}

/** `Outlook has no tasks`, or `Outlook has no tasks for a shared mailbox`. */
export function describeMissing({ label, limitedTo }: Backend, names: string): string {
  return `${label} has no ${names}${limitedTo === undefined ? '' : ` for ${limitedTo}`}`;
}

/** That the account has tags but no list of them. */
export function describeMissingTagList(backend: Backend): string {
  const { tags } = __BUILD__.words;
  return `${describeMissing(backend, `list of ${tags}`)}. Type the ${tags}.`;
}

/** Whether the account type has the port. */
export function hasPort(backend: Backend, capability: Capability): boolean {
  return backend[capability] !== undefined;
}

/** What to do if a connection lacks the scope for a list, without its full stop: first the access, then the scope. */
export function remedyFor(backend: Backend, authData: AuthData, scope: string | undefined): string {
  return reconnectWith(backend.service(authData), { writes: false, ...(scope === undefined ? {} : { scope }) });
}

/** The choice of a source that isn't beyond the address book. */
export const ADDRESS_BOOK = 'address_book';

/** What the capabilities are called in messages. */
export const CAPABILITY_NAMES: Readonly<Record<Capability, string>> = {
  tags: __BUILD__.words.tags,
  tasks: 'tasks',
  taskLists: 'task lists',
  notes: 'notes',
  appointments: 'appointments',
  businesses: 'businesses',
  owners: 'owners',
  workflows: 'workflows',
  customFields: 'custom fields',
  photo: 'photos',
  folders: 'folders',
  sources: 'sources beyond the address book',
};
