import type { AuthField } from 'zapier-platform-core';
import type { AccountTypeDescription } from '../backends/account_types.ts';
import type { SignInField } from '../backends/sign_in.ts';

/** The sign-in form for these account types. With a single type there's no chooser. */
export function signInFields(entries: readonly AccountTypeDescription[]): AuthField[] {
  const [first, ...others] = entries;
  const alone = others.length === 0;
  return [
    ...(first === undefined || alone ? [] : [chooser(first, entries)]),
    ACCESS,
    ...ORDER.filter((key) => entries.some(({ signIn }) => signIn.fields.includes(key))).map((key): AuthField => {
      const { only, label, ...field } = FIELDS[key];
      return { key, required: false, ...field, label: alone ? label : `${only} only: ${label}` };
    }),
  ];
}

/** The defaults of sign-in fields. */
export const SIGN_IN_DEFAULTS: Readonly<Record<string, string>> = { access: 'write', tenant: 'common', nylas_region: 'us' };

/** Every key that the token step stores in the auth data. */
export const ORDER: readonly SignInField[] = ['tenant', 'location_id', 'nylas_region', 'nylas_provider', 'people_sources'];

const ACCESS: AuthField = {
  key: 'access',
  label: 'Access',
  type: 'string',
  required: false,
  default: 'write',
  choices: { read: 'Read only', write: 'Read and write' },
  helpText: '"Read only" asks for the fewest permissions: triggers and searches for contacts work, actions don\'t.',
};

const FIELDS: Readonly<Record<SignInField, Omit<AuthField, 'key' | 'label'> & { readonly only: string; readonly label: string }>> = {
  tenant: {
    only: 'Microsoft',
    label: 'Tenant',
    type: 'string',
    default: 'common',
    helpText: 'Change it only if your administrator gave you the ID or domain of a tenant.',
  },
  location_id: {
    only: 'Contacts API',
    label: 'Location ID',
    type: 'string',
    helpText: 'Needed if your sign-in gives access to several locations.',
  },
  nylas_region: {
    only: 'Nylas',
    label: 'Region',
    type: 'string',
    default: 'us',
    choices: { us: 'United States', eu: 'Europe' },
    helpText: 'Where your Nylas application keeps its data.',
  },
  nylas_provider: {
    only: 'Nylas',
    label: 'Provider',
    type: 'string',
    choices: { google: 'Google', microsoft: 'Microsoft', other: 'iCloud, Exchange, IMAP or Yahoo' },
    helpText: 'Nylas asks when you sign in, unless you choose here.',
  },
  people_sources: {
    only: 'Nylas',
    label: 'People Beyond the Address Book',
    type: 'boolean',
    helpText: 'Choose Yes to also read the people you write to and those in your organization.',
  },
};

function chooser(first: AccountTypeDescription, entries: readonly AccountTypeDescription[]): AuthField {
  return {
    key: 'account_type',
    label: 'Account Type',
    type: 'string',
    required: true,
    default: first.key,
    choices: Object.fromEntries(entries.map(({ key, choice }) => [key, choice])),
    helpText: 'The kind of address book to connect.',
  };
}
