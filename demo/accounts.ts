import type { Sandbox } from '../sandbox/server.ts';
import type { AuthData } from '../sandbox/zapier/platform.ts';

/** What the demo knows of one account type from its vendor's documents, not from the app: what it expects is decided here. */
export interface AccountPart {
  /** What users call it, as it must stand in sentences. */
  readonly label: string;
  /** What a person fills into the sign-in form. */
  fields(sandbox: Sandbox): AuthData & { readonly account_type: string };
  /** What a person chooses on the vendor's pages; what is not named keeps what the page suggests. */
  readonly pages: Readonly<Record<string, string>>;
  readonly has: readonly Capability[];
  /** Whether a second contact with the same email is refused. */
  readonly refusesDuplicates: boolean;
  /** Requests of a poll in which nothing happened, by the number of contacts. */
  quietPoll(size: number): number;
  /** The most requests that finding one contact by email may take. */
  readonly findByEmail: number;
  /** The most requests that adding tags may take. */
  readonly addTags: number;
  /** The name of a folder besides the default one; left out where the account has no folders. */
  readonly folder?: string;
  /** Somebody else changes the company of a contact, by the vendor's own means. */
  changeCompany(sandbox: Sandbox, id: string, company: string): unknown;
  /** The path of a contact for a request of one's own. */
  path(id: string): string;
}

export type Capability = 'tags' | 'tasks' | 'notes' | 'appointments' | 'photo' | 'set_photo' | 'custom_fields';

const CONTACTS_API = {
  pages: {},
  has: ['tags', 'tasks', 'notes', 'appointments', 'custom_fields'],
  refusesDuplicates: true,
  quietPoll: () => 1,
  // One that finds, and one for what a day is that the service keeps in milliseconds.
  findByEmail: 2,
  addTags: 1,
  path: (id: string) => `/contacts/${encodeURIComponent(id)}`,
} as const satisfies Partial<AccountPart>;

/** By the key of the account type. */
export const ACCOUNTS: Readonly<Record<string, AccountPart>> = {
  contacts_api: {
    ...CONTACTS_API,
    label: 'Contacts API',
    fields: ({ contactsApi }) => ({
      account_type: 'contacts_api',
      access: 'write',
      tenant: 'common',
      location_id: contactsApi.store.account.locations[0].id,
    }),
    changeCompany: ({ contactsApi }, id, companyName) => contactsApi.putContact({ id, companyName }),
  },
  highlevel: {
    ...CONTACTS_API,
    label: 'HighLevel',
    fields: () => ({ account_type: 'highlevel', access: 'write' }),
    changeCompany: ({ highlevel }, id, companyName) => highlevel.putContact({ id, companyName }),
  },
  outlook: {
    label: 'Outlook',
    fields: () => ({ account_type: 'outlook', access: 'write', tenant: 'common' }),
    pages: { username: 'megan@example.com' },
    has: ['tags', 'tasks', 'notes', 'photo', 'set_photo', 'custom_fields'],
    folder: 'Suppliers',
    refusesDuplicates: false,
    // Folders in three levels; fewer where the platform keeps which ones there are.
    quietPoll: () => 3,
    findByEmail: 1,
    addTags: 2,
    changeCompany: ({ outlook }, id, companyName) => outlook.store.changeContact(id, { companyName }),
    path: (id) => `/me/contacts/${encodeURIComponent(id)}`,
  },
  nylas: {
    label: 'Nylas',
    fields: () => ({ account_type: 'nylas', access: 'write', nylas_region: 'us', nylas_provider: 'google' }),
    pages: { provider: 'google' },
    has: ['tags', 'notes', 'photo'],
    refusesDuplicates: false,
    // There are no dates to ask by, so every poll reads the whole book, 200 a page.
    quietPoll: (size) => Math.ceil(size / 200),
    findByEmail: 1,
    addTags: 2,
    changeCompany: ({ nylas }, id, company_name) => {
      const { contacts } = nylas.store.grant('google');
      const contact = contacts.get(id);
      if (contact !== undefined) contacts.put({ ...contact, company_name });
    },
    path: (id) => `/v3/grants/me/contacts/${encodeURIComponent(id)}`,
  },
};
