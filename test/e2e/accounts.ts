/** What a step can be about that not every account has. */
export type Capability = 'tasks' | 'taskLists' | 'appointments' | 'businesses' | 'owners' | 'photo' | 'set_photo' | 'folders';

/** What is expected of one account type, from its vendor's documents and not from the app. */
export interface AccountPlan {
  /** What sentences call it. */
  readonly label: string;
  readonly has: readonly Capability[];
  /** Sign-in fields that the command line cannot ask for: a developer writes them into .env. */
  readonly fields: readonly string[];
  /** The pages that a person goes through, by their titles. */
  readonly pages: readonly string[];
  /** The path of a contact for a request of one's own. */
  path(id: string): string;
}

const MICROSOFT_PAGES = ['Microsoft sandbox: sign in', 'Microsoft sandbox: permissions requested'];

const CONTACTS_API = {
  has: ['tasks', 'appointments', 'businesses', 'owners'],
  path: (id: string) => `/contacts/${encodeURIComponent(id)}`,
} as const;

/** By the key of the account type. */
export const ACCOUNTS: Readonly<Record<string, AccountPlan>> = {
  contacts_api: { ...CONTACTS_API, label: 'Contacts API', fields: ['location_id'], pages: MICROSOFT_PAGES },
  highlevel: { ...CONTACTS_API, label: 'HighLevel', fields: [], pages: ['HighLevel sandbox: choose a location'] },
  outlook: {
    label: 'Outlook',
    has: ['tasks', 'taskLists', 'businesses', 'photo', 'set_photo', 'folders'],
    fields: [],
    pages: MICROSOFT_PAGES,
    path: (id) => `/me/contacts/${encodeURIComponent(id)}`,
  },
  nylas: {
    label: 'Nylas',
    has: ['photo'],
    fields: [],
    pages: ['Connect your account (sandbox)'],
    path: (id) => `/v3/grants/me/contacts/${encodeURIComponent(id)}`,
  },
};
