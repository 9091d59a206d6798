import type { SignInField, SignInForm } from './sign_in.ts';

/** What the platform's definition holds of an account type; all else of it is loaded when a run needs it. */
export interface AccountTypeDescription {
  /** Users and the platform store it: it never changes. */
  readonly key: string;
  /** What users call it. */
  readonly label: string;
  /** What the chooser of the sign-in form says; longer where the label alone would not be recognised. */
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
  only: 'Contacts API',
  label: 'Location ID',
  type: 'string',
  helpText: 'Needed if your sign-in gives access to several locations.',
};

const NYLAS_FIELDS: readonly SignInField[] = [
  {
    key: 'nylas_region',
    only: 'Nylas',
    label: 'Region',
    type: 'string',
    default: 'us',
    choices: { us: 'United States', eu: 'Europe' },
    helpText: 'Where your Nylas application keeps its data.',
  },
  {
    key: 'nylas_provider',
    only: 'Nylas',
    label: 'Provider',
    type: 'string',
    choices: { google: 'Google', microsoft: 'Microsoft', other: 'iCloud, Exchange, IMAP or Yahoo' },
    helpText: 'Nylas asks when you sign in, unless you choose here.',
  },
  {
    key: 'people_sources',
    only: 'Nylas',
    label: 'People Beyond the Address Book',
    type: 'boolean',
    helpText: 'Choose Yes to also read the people you write to and those in your organization.',
  },
];

/** The Contacts API behind Microsoft Entra ID. */
export const contactsApiType = {
  key: 'contacts_api',
  label: 'Contacts API',
  choice: 'Contacts API (Azure AD)',
  signIn: { fields: [TENANT, LOCATION], standardPkce: true },
} as const satisfies AccountTypeDescription;

/** The same API with HighLevel's own sign-in, where PKCE is not documented. */
export const highlevelType = {
  key: 'highlevel',
  label: 'HighLevel',
  choice: 'HighLevel',
  signIn: { fields: [], standardPkce: false },
} as const satisfies AccountTypeDescription;

/** Personal contacts of Outlook behind Microsoft Entra ID. */
export const outlookType = {
  key: 'outlook',
  label: 'Outlook',
  choice: 'Outlook',
  signIn: { fields: [TENANT], standardPkce: true },
} as const satisfies AccountTypeDescription;

/** Google, iCloud, Exchange and IMAP contacts through Nylas, which hashes PKCE's verifier in its own way. */
export const nylasType = {
  key: 'nylas',
  label: 'Nylas',
  choice: 'Nylas (Google, iCloud, Exchange, IMAP ...)',
  signIn: { fields: NYLAS_FIELDS, standardPkce: false },
} as const satisfies AccountTypeDescription;

/** All of them, in the order of the chooser. A build may have fewer: what the app itself does with account types goes by the registry. */
export const ACCOUNT_TYPES = [contactsApiType, highlevelType, outlookType, nylasType] as const;

/** The keys of the account types. */
export type AccountType = (typeof ACCOUNT_TYPES)[number]['key'];
