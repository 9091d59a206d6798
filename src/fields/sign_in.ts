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
    ...ownFields(entries).map(
      ({ only, label, ...field }): AuthField => ({
        required: false,
        ...field,
        label: alone ? label : `${only} only: ${label}`,
      }),
    ),
  ];
}

/** The defaults of sign-in fields. */
export function signInDefaults(entries: readonly AccountTypeDescription[]): Record<string, string> {
  const given = ownFields(entries).flatMap((field) => (field.default === undefined ? [] : [[field.key, field.default]]));
  return { access: 'write', ...Object.fromEntries(given) };
}

/** Every key that the token step stores in the auth data. */
export function signInKeys(entries: readonly AccountTypeDescription[]): string[] {
  return ['access', ...ownFields(entries).map(({ key }) => key)];
}

/** The fields that account types ask for, each once, in the order of the account types. */
function ownFields(entries: readonly AccountTypeDescription[]): SignInField[] {
  return [...new Map(entries.flatMap(({ signIn }) => signIn.fields.map((field) => [field.key, field] as const))).values()];
}

const ACCESS: AuthField = {
  key: 'access',
  label: 'Access',
  type: 'string',
  required: false,
  default: 'write',
  choices: { read: 'Read only', write: 'Read and write' },
  helpText: '"Read only" asks for the fewest permissions: triggers and searches for contacts work, actions don\'t.',
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
