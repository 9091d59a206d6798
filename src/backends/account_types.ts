import type { SignInField, SignInForm } from './sign_in.ts';

/** What the platform's definition needs of an account type; a run loads the rest when it needs it. */
export interface AccountTypeDescription {
  /** Users and the platform store it, so it never changes. */
  readonly key: string;
  /** What users call it. */
  readonly label: string;
  /** The text in the chooser of the sign-in form: the name, and what it is for. */
  readonly choice: string;
  readonly signIn: SignInForm;
}

const TENANT: SignInField = {
  key: 'tenant',
  only: 'Microsoft',
  label: 'Tenant',
  type: 'string',
  default: 'common',
  helpText: 'Change it only if your administrator gave you the ID or domain of a tenant.',
};

const LOCATION: SignInField = {
  key: 'location_id',
  label: 'Location ID',
  type: 'string',
  helpText:
    'Only if your sign-in gives access to several locations. Open the location in your browser: the ID follows /location/ in the address.',
};

const MAILBOX: SignInField = {
  key: 'mailbox',
  label: 'Shared Mailbox',
  type: 'string',
  helpText:
    "Only for contacts that aren't your own: the email address of the shared mailbox, or of the colleague who shares contacts with you.",
};

/** The people of the messages, and those of the organization. */
const PEOPLE_SOURCES: SignInField = {
  key: 'people_sources',
  label: 'People Beyond the Address Book',
  type: 'boolean',
  helpText: 'Choose Yes to also read the people you write to and those in your organization.',
};

const NYLAS_FIELDS: readonly SignInField[] = [
  {
    key: 'nylas_region',
    label: 'Region',
    type: 'string',
    default: 'us',
    choices: { us: 'United States', eu: 'Europe' },
    helpText: `Where your ${__BUILD__.brand ?? 'Nylas'} application keeps its data.`,
  },
  {
    key: 'nylas_provider',
    label: 'Provider',
    type: 'string',
    choices: { google: 'Google', microsoft: 'Microsoft', other: 'iCloud, Exchange, IMAP or Yahoo' },
    helpText: `${__BUILD__.brand ?? 'Nylas'} asks when you sign in, unless you choose here.`,
  },
  PEOPLE_SOURCES,
];

/** The Contacts API with the sign-in of Microsoft Entra ID. */
export const contactsApiType = {
  key: 'contacts_api',
  label: __BUILD__.brand ?? 'Contacts API',
  choice: __BUILD__.brand ?? "Contacts API (Azure AD): the contacts of your organization's own service",
  signIn: { fields: [TENANT, LOCATION], standardPkce: true },
} as const satisfies AccountTypeDescription;

/** The same API with HighLevel's own sign-in, which doesn't document PKCE. */
export const highlevelType = {
  key: 'highlevel',
  label: __BUILD__.brand ?? 'HighLevel',
  choice: __BUILD__.brand ?? 'HighLevel: the contacts of a HighLevel location',
  signIn: { fields: [], standardPkce: false },
} as const satisfies AccountTypeDescription;

/** Personal contacts of Outlook with the sign-in of Microsoft Entra ID. */
export const outlookType = {
  key: 'outlook',
  label: __BUILD__.brand ?? 'Outlook',
  choice: __BUILD__.brand ?? 'Outlook: Microsoft 365 and Outlook.com',
  signIn: { fields: [TENANT, MAILBOX, PEOPLE_SOURCES], standardPkce: true },
} as const satisfies AccountTypeDescription;

/** Contacts of a Google account, with Google's own sign-in. */
export const googleType = {
  key: 'google',
  label: __BUILD__.brand ?? 'Google',
  choice: __BUILD__.brand ?? 'Google: Gmail and Google Workspace',
  signIn: { fields: [PEOPLE_SOURCES], standardPkce: true },
} as const satisfies AccountTypeDescription;

/** Google, iCloud, Exchange and IMAP contacts through Nylas, which hashes PKCE's verifier in its own way. */
export const nylasType = {
  key: 'nylas',
  label: __BUILD__.brand ?? 'Nylas',
  choice: __BUILD__.brand ?? 'Nylas: Google, iCloud, Yahoo, IMAP and Exchange servers',
  signIn: { fields: NYLAS_FIELDS, standardPkce: false },
} as const satisfies AccountTypeDescription;

/** All account types, in the order of the chooser. A build can have fewer, so the app itself uses the registry. */
export const ACCOUNT_TYPES = [contactsApiType, highlevelType, outlookType, googleType, nylasType] as const;

/** Which one to choose if either would work; a build with both says it. */
export const WHICH_ONE: readonly { readonly between: readonly [AccountType, AccountType]; readonly advice: string }[] = [
  { between: ['outlook', 'nylas'], advice: 'For Microsoft 365, choose Outlook: it has folders, tasks and dates.' },
  { between: ['google', 'nylas'], advice: 'For Google, choose Google: it has dates, and photos can be set.' },
  { between: ['contacts_api', 'highlevel'], advice: 'Choose Contacts API only if you sign in with Azure AD.' },
];

export type AccountType = (typeof ACCOUNT_TYPES)[number]['key'];
