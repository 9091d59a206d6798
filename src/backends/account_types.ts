import type { SignInForm } from './sign_in.ts';

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

/** The Contacts API behind Microsoft Entra ID. */
export const contactsApiType = {
  key: 'contacts_api',
  label: 'Contacts API',
  choice: 'Contacts API (Azure AD)',
  signIn: { fields: ['tenant', 'location_id'], standardPkce: true },
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
  signIn: { fields: ['tenant'], standardPkce: true },
} as const satisfies AccountTypeDescription;

/** Google, iCloud, Exchange and IMAP contacts through Nylas, which hashes PKCE's verifier in its own way. */
export const nylasType = {
  key: 'nylas',
  label: 'Nylas',
  choice: 'Nylas (Google, iCloud, Exchange, IMAP ...)',
  signIn: { fields: ['nylas_region', 'nylas_provider', 'people_sources'], standardPkce: false },
} as const satisfies AccountTypeDescription;

/** All of them, in the order of the chooser. A build may have fewer: what the app itself does with account types goes by the registry. */
export const ACCOUNT_TYPES = [contactsApiType, highlevelType, outlookType, nylasType] as const;

/** The keys of the account types. */
export type AccountType = (typeof ACCOUNT_TYPES)[number]['key'];
